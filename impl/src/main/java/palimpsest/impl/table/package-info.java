/// Persistent structures: where their entries lie, how they change, which changes are marked.
@NullMarked
package palimpsest.impl.table;

import org.jspecify.annotations.NullMarked;
