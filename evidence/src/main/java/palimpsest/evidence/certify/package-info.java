/// The command `certify`: runs the promised paths of a release file and reports on them.
@NullMarked
package palimpsest.evidence.certify;

import org.jspecify.annotations.NullMarked;
