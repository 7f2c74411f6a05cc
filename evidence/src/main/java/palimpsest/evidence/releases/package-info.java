/// Reading a release file: YAML, written by hand, into a `ReleaseHistory`, with every problem named
/// by line and column.
@NullMarked
package palimpsest.evidence.releases;

import org.jspecify.annotations.NullMarked;
