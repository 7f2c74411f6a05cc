/// The requirement catalogue, the dossier and the command line.
@NullMarked
package palimpsest.evidence;

import org.jspecify.annotations.NullMarked;
