/// The storage system: media, the processor that rolls an image out, and the adapters of a roll.
@NullMarked
package palimpsest.impl.system;

import org.jspecify.annotations.NullMarked;
