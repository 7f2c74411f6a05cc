/// What the suites need of an adapter, whoever built it:
/// [palimpsest.properties.seam.Implementation] starts one,
/// [palimpsest.properties.seam.RunningAdapter] is one, and [palimpsest.properties.seam.Decider]
/// decides on updates without one.
///
/// Requests, responses, outcomes and refusals are the words of `palimpsest.impl`; nothing else of
/// it is needed.
@NullMarked
package palimpsest.properties.seam;

import org.jspecify.annotations.NullMarked;
