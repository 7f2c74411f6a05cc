/// The reference machine of the storage system: the specification's state and actions, by the same
/// names, as pure and immutable Java.
@NullMarked
package palimpsest.model.machine.storage;

import org.jspecify.annotations.NullMarked;
