/// The commands `certify`, which runs the promised paths of a release file and reports on them, and
/// `verify-dossier`, which checks such a report.
@NullMarked
package palimpsest.evidence.certify;

import org.jspecify.annotations.NullMarked;
