/// Generators, properties, the explorer and the conformance checks: the only place that sees both
/// machines.
@NullMarked
package palimpsest.properties;

import org.jspecify.annotations.NullMarked;
