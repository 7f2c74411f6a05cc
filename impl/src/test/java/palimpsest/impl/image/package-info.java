/// Tests of the code image as bytes.
@NullMarked
package palimpsest.impl.image;

import org.jspecify.annotations.NullMarked;
