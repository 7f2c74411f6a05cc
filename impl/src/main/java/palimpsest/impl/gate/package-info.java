/// Who is inside the image, and who may enter.
@NullMarked
package palimpsest.impl.gate;

import org.jspecify.annotations.NullMarked;
