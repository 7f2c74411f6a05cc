/// The code that explored images carry: compiled here, defined from the bytes of an image there.
@NullMarked
package palimpsest.properties.subject.code;

import org.jspecify.annotations.NullMarked;
