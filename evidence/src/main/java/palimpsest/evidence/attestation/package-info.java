/// What binds a report to what made it: an in-toto statement over digests, and its check.
@NullMarked
package palimpsest.evidence.attestation;

import org.jspecify.annotations.NullMarked;
