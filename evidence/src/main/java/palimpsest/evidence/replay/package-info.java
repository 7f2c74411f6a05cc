/// The command `replay`: walks implementation and reference machine along one way.
@NullMarked
package palimpsest.evidence.replay;

import org.jspecify.annotations.NullMarked;
