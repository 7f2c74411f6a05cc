/// What the old image's update module leaves for the new image's bootstrap.
@NullMarked
package palimpsest.impl.handover;

import org.jspecify.annotations.NullMarked;
