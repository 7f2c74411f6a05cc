/// The parts of an adapter put together.
@NullMarked
package palimpsest.impl.adapter;

import org.jspecify.annotations.NullMarked;
