/// Whether the machines that must be the same one are: the specification and the reference machine.
@NullMarked
package palimpsest.properties.conformance;

import org.jspecify.annotations.NullMarked;
