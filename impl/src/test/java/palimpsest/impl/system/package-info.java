@NullMarked
package palimpsest.impl.system;

import org.jspecify.annotations.NullMarked;
