/// The reference machine: the specification's state and actions, by the same names, as pure and
/// immutable Java.
///
/// It is an oracle, so it shares no code with what it judges. Nothing here does I/O or starts a
/// thread.
@NullMarked
package palimpsest.model.machine;

import org.jspecify.annotations.NullMarked;
