/// The stages on threads of their own.
@NullMarked
package palimpsest.impl.driver;

import org.jspecify.annotations.NullMarked;
