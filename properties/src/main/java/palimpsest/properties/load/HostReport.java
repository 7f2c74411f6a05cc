package palimpsest.properties.load;

import java.util.List;

/// What a host has to tell once it has ended.
public record HostReport(
    int host, List<PortLedger> ledgers, Completion completion, List<String> problems) {
  public HostReport {
    ledgers = List.copyOf(ledgers);
    problems = List.copyOf(problems);
  }
}
