/// Runs the stages on threads: one for an update, one for each worker.
@NullMarked
package palimpsest.impl.driver;

import org.jspecify.annotations.NullMarked;
