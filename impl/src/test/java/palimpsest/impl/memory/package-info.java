/// The adapter's address space.
@NullMarked
package palimpsest.impl.memory;

import org.jspecify.annotations.NullMarked;
