/// The adapter's registers, staging buffers and read cache.
@NullMarked
package palimpsest.impl.hardware;

import org.jspecify.annotations.NullMarked;
