/// Properties of updates over whole release histories, each to be checked on any implementation
/// with any scenario. What is violated is an `AssertionError` that says what was expected.
@NullMarked
package palimpsest.properties.history;

import org.jspecify.annotations.NullMarked;
