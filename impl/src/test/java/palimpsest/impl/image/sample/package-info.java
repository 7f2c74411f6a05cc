/// A class with everything that can be nested in one, for the tests that gather class files.
@NullMarked
package palimpsest.impl.image.sample;

import org.jspecify.annotations.NullMarked;
