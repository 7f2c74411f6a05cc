/// Traces of adapters: how they are written and read, in which order their events happened, and
/// whether the specification explains them.
@NullMarked
package palimpsest.properties.trace;

import org.jspecify.annotations.NullMarked;
