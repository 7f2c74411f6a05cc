/// What is told of each step.
@NullMarked
package palimpsest.impl.trace;

import org.jspecify.annotations.NullMarked;
