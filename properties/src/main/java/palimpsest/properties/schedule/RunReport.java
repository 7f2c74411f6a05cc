package palimpsest.properties.schedule;

import java.util.List;
import palimpsest.properties.tally.Tally;
import palimpsest.properties.trace.RecordedTrace;

/// What came of a scheduled run.
///
/// @param foundAt how many steps had been taken, of all actors together, when the first problem was
///     found
/// @param met how many updates ended how, and what went wrong around them
/// @param problems what hosts, peers and the judge complain of; empty in a sound adapter
public record RunReport(
    long seed, int foundAt, RecordedTrace trace, Tally met, List<String> problems) {
  public RunReport {
    problems = List.copyOf(problems);
  }
}
