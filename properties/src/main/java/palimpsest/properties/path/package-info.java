/// Runs the update paths of a release history, and says what came of each.
@NullMarked
package palimpsest.properties.path;

import org.jspecify.annotations.NullMarked;
