/// An adapter in the hand of one thread that decides by a seed who moves next: update, workers,
/// hosts, and what goes wrong around them. The run leaves a trace, and is judged from outside.
@NullMarked
package palimpsest.properties.schedule;

import org.jspecify.annotations.NullMarked;
