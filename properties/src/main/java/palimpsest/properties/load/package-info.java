/// Hosts at work on an adapter, who remember what they were told.
@NullMarked
package palimpsest.properties.load;

import org.jspecify.annotations.NullMarked;
