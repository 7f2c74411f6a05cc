/// Measurements, with their baselines.
@NullMarked
package palimpsest.bench;

import org.jspecify.annotations.NullMarked;
