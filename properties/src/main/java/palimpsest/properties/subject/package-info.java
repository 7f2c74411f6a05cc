/// The implementation as something to explore: real stages on real bytes, put back to any earlier
/// state, seen as a state of the reference machine.
@NullMarked
package palimpsest.properties.subject;

import org.jspecify.annotations.NullMarked;
