/// The words of an update: what is asked, decided, planned and told.
@NullMarked
package palimpsest.impl.update;

import org.jspecify.annotations.NullMarked;
