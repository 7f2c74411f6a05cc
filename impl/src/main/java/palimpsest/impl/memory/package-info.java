/// The adapter's address space: its bytes, regions and control words.
@NullMarked
package palimpsest.impl.memory;

import org.jspecify.annotations.NullMarked;
