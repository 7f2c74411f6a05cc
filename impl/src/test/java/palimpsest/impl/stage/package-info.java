/// The protocol, one step at a time.
@NullMarked
package palimpsest.impl.stage;

import org.jspecify.annotations.NullMarked;
