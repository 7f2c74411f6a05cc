/// The Java that runs TLC, reads its state graph and writes traces for it.
@NullMarked
package palimpsest.tla;

import org.jspecify.annotations.NullMarked;
