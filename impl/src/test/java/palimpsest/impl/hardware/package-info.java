/// Registers, buffers and caches.
@NullMarked
package palimpsest.impl.hardware;

import org.jspecify.annotations.NullMarked;
