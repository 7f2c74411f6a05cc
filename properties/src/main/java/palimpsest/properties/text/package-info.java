/// Release histories as text: the file that `palimpsest certify` reads.
@NullMarked
package palimpsest.properties.text;

import org.jspecify.annotations.NullMarked;
