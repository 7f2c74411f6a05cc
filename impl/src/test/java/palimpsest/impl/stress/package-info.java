/// What the explorer takes for one step, tried by threads that know of no steps: jcstress runs the
/// few classes that carry the adapter's atomicity, millions of times, as the compilers and the
/// processor at hand reorder them. Orders that do not do are in `broken`.
@NullMarked
package palimpsest.impl.stress;

import org.jspecify.annotations.NullMarked;
