/// Orders that do not do: what they let happen is seen to happen.
@NullMarked
package palimpsest.impl.stress.broken;

import org.jspecify.annotations.NullMarked;
