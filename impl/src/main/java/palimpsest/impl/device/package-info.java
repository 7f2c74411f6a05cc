/// Block devices: where hosts' data lies, and from where a new image may come (LDR-4, SYS-8).
@NullMarked
package palimpsest.impl.device;

import org.jspecify.annotations.NullMarked;
