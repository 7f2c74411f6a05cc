/// Rolls of an update over a storage system of real adapters: hosts at work on several paths, power
/// lost in each adapter in turn, and a judge who looks from outside.
@NullMarked
package palimpsest.properties.roll;

import org.jspecify.annotations.NullMarked;
