/// The code that images carry. These classes are only ever run from the bytes of an image in
/// adapter memory: nothing outside this package refers to them, the image builder takes their class
/// files.
@NullMarked
package palimpsest.impl.template;

import org.jspecify.annotations.NullMarked;
