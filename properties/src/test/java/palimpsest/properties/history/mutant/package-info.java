/// Adapters that are broken, each in one way, and each found by a property.
@NullMarked
package palimpsest.properties.history.mutant;

import org.jspecify.annotations.NullMarked;
