package palimpsest.properties.load;

import java.util.List;
import palimpsest.properties.tally.Tally;

/// What a host has to tell once it has ended.
///
/// @param asked how often it asked for what, where that is counted
public record HostReport(
    int host, List<PortLedger> ledgers, Completion completion, Tally asked, List<String> problems) {
  public HostReport {
    ledgers = List.copyOf(ledgers);
    problems = List.copyOf(problems);
  }
}
