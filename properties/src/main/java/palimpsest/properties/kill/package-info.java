/// Which mutant of the implementation is caught by what: detectors of different kind, and the
/// matrix of what each of them finds.
@NullMarked
package palimpsest.properties.kill;

import org.jspecify.annotations.NullMarked;
