/// The words of an update.
@NullMarked
package palimpsest.impl.update;

import org.jspecify.annotations.NullMarked;
