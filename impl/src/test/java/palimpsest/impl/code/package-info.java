/// Code defined from bytes.
@NullMarked
package palimpsest.impl.code;

import org.jspecify.annotations.NullMarked;
