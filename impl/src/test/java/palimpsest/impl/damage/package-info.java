/// Class files with a damaged byte, signed as if they were whole: run in a process of their own.
@NullMarked
package palimpsest.impl.damage;

import org.jspecify.annotations.NullMarked;
