/// The command `model-check`: has TLC check the specification, and compares what it finds with what
/// the manifest expects.
@NullMarked
package palimpsest.evidence.modelcheck;

import org.jspecify.annotations.NullMarked;
