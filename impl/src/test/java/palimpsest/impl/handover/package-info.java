/// What one image leaves for the other.
@NullMarked
package palimpsest.impl.handover;

import org.jspecify.annotations.NullMarked;
