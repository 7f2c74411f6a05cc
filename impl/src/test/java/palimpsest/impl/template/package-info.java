/// Code that images carry, tested where it stands.
@NullMarked
package palimpsest.impl.template;

import org.jspecify.annotations.NullMarked;
