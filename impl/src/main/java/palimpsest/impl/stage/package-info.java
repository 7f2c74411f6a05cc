/// The protocol: each step of an update and of a request as a record of its own.
@NullMarked
package palimpsest.impl.stage;

import org.jspecify.annotations.NullMarked;
