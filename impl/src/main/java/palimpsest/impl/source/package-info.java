/// Where a new image comes from: a file, a data stream, or a device behind an I/O port (LDR-4,
/// SYS-8).
@NullMarked
package palimpsest.impl.source;

import org.jspecify.annotations.NullMarked;
