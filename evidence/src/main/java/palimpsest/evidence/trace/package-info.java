/// The command `check-trace`: holds the trace of an adapter against the specification.
@NullMarked
package palimpsest.evidence.trace;

import org.jspecify.annotations.NullMarked;
