/// This project's adapter in the hand of one thread: one request at a time, and an update step by
/// step. It is what the suites judge, behind the interfaces of [palimpsest.properties.seam].
@NullMarked
package palimpsest.properties.sequential;

import org.jspecify.annotations.NullMarked;
