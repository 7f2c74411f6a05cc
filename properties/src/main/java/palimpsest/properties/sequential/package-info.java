/// An adapter in the hand of one thread: one request at a time, and an update step by step.
///
/// The history suites are written against [palimpsest.properties.sequential.Implementation];
/// whoever has another adapter implements it, and every suite runs on it.
@NullMarked
package palimpsest.properties.sequential;

import org.jspecify.annotations.NullMarked;
