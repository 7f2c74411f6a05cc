/// Persistent structures in memory.
@NullMarked
package palimpsest.impl.table;

import org.jspecify.annotations.NullMarked;
