/// The reference machine of fastload: the specification's state and actions, by the same names, as
/// pure and immutable Java.
@NullMarked
package palimpsest.model.machine.fastload;

import org.jspecify.annotations.NullMarked;
