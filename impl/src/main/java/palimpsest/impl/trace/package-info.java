/// What the adapter tells of each step.
@NullMarked
package palimpsest.impl.trace;

import org.jspecify.annotations.NullMarked;
