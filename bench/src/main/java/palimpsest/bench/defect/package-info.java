/// One defect of the gate, and who finds it in which time: the explorer, and Lincheck.
@NullMarked
package palimpsest.bench.defect;

import org.jspecify.annotations.NullMarked;
