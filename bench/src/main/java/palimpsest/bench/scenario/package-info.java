/// Whole adapters under load: what an update costs the hosts, beside what nobody could do without.
@NullMarked
package palimpsest.bench.scenario;

import org.jspecify.annotations.NullMarked;
