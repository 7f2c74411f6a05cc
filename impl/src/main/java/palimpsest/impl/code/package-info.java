/// What an image's code offers to the adapter, and how it is defined from the bytes in memory.
@NullMarked
package palimpsest.impl.code;

import org.jspecify.annotations.NullMarked;
