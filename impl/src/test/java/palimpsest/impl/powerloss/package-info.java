/// Power that is lost at every write.
@NullMarked
package palimpsest.impl.powerloss;

import org.jspecify.annotations.NullMarked;
