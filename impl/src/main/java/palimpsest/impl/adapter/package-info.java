/// An adapter put together from its parts.
@NullMarked
package palimpsest.impl.adapter;

import org.jspecify.annotations.NullMarked;
