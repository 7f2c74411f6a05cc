/// What a suite puts an adapter through, as plain values: a way through a history, what hosts ask,
/// when an update comes in between, and what goes wrong.
@NullMarked
package palimpsest.properties.scenario;

import org.jspecify.annotations.NullMarked;
