/// An explorer of the states of a machine, breadth first, and what it finds.
@NullMarked
package palimpsest.properties.explorer;

import org.jspecify.annotations.NullMarked;
