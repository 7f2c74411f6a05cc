/// What was drawn, counted by classes.
@NullMarked
package palimpsest.properties.tally;

import org.jspecify.annotations.NullMarked;
