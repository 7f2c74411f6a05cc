/// The parts around the processor that an update may have to burn: FLASH, PLA (CMP-1, CMP-3).
///
/// A part is two things: its cells, which survive a loss of power, and the logic that burns them.
@NullMarked
package palimpsest.impl.companion;

import org.jspecify.annotations.NullMarked;
