/// Traces: written, read, ordered, explained; and what is wrong with them, found.
@NullMarked
package palimpsest.properties.trace;

import org.jspecify.annotations.NullMarked;
