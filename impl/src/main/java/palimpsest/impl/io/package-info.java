/// What hosts ask and are told.
@NullMarked
package palimpsest.impl.io;

import org.jspecify.annotations.NullMarked;
