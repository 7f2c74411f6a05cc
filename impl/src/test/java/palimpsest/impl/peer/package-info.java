/// What peers were told.
@NullMarked
package palimpsest.impl.peer;

import org.jspecify.annotations.NullMarked;
