/// The command `mutants`: which mutant of the implementation is caught by what.
@NullMarked
package palimpsest.evidence.mutants;

import org.jspecify.annotations.NullMarked;
