/// The classes of case that a suite has to have met before what it found is worth anything.
@NullMarked
package palimpsest.properties.cases;

import org.jspecify.annotations.NullMarked;
