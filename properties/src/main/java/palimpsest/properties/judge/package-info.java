/// Judges an adapter from outside: what its memory holds against what hosts were told.
@NullMarked
package palimpsest.properties.judge;

import org.jspecify.annotations.NullMarked;
