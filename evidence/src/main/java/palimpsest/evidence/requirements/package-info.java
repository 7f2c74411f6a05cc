/// The requirement catalogue, and what in this project is linked to it.
@NullMarked
package palimpsest.evidence.requirements;

import org.jspecify.annotations.NullMarked;
