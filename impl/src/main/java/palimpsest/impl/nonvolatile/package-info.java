/// What an adapter keeps without power: the boot record, the key of a fastload update, and the
/// images on its local memory device (FST-6, SYS-3).
@NullMarked
package palimpsest.impl.nonvolatile;

import org.jspecify.annotations.NullMarked;
