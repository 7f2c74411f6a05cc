/// Who is inside the image, and who is not let in.
@NullMarked
package palimpsest.impl.gate;

import org.jspecify.annotations.NullMarked;
