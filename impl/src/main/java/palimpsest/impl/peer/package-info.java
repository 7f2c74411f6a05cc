/// Components around the adapter that are told of capabilities and parameter lists.
@NullMarked
package palimpsest.impl.peer;

import org.jspecify.annotations.NullMarked;
