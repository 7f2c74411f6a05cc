package palimpsest.properties.roll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import palimpsest.impl.system.RollTrace;
import palimpsest.properties.roll.RollPromise.Breach;
import palimpsest.properties.trace.RecordedTrace;
import palimpsest.properties.trace.RollHeader;

/// What is known of a roll so far.
final class RollLedger {
  private final RollEvent event;
  private final Medium medium;
  private final RecordedTrace recorded;
  private final RollTrace trace;
  private final List<Breach> breaches = new ArrayList<>();
  private SequencedMap<String, String> runs = new LinkedHashMap<>();
  private SequencedMap<String, String> after = new LinkedHashMap<>();
  private long answers;
  private long forgotten;

  RollLedger(RollEvent event, Medium medium, RollHeader header) {
    this.event = event;
    this.medium = medium;
    this.recorded = new RecordedTrace(header);
    this.trace = new RollTrace(recorded);
  }

  /// What tells the steps of rolls.
  RollTrace trace() {
    return trace;
  }

  /// What was told of them.
  RecordedTrace recorded() {
    return recorded;
  }

  Medium medium() {
    return medium;
  }

  void broken(RollPromise promise, String line) {
    broken(promise.broken(line));
  }

  void broken(Breach breach) {
    if (!breaches.contains(breach)) {
      breaches.add(breach);
    }
  }

  /// Whether there was nothing to note.
  boolean noted(RollPromise promise, List<String> lines) {
    lines.forEach(line -> broken(promise, line));
    return lines.isEmpty();
  }

  /// What runs once all have power again.
  void runs(SequencedMap<String, String> running) {
    runs = running;
  }

  /// What runs behind another roll.
  void runAfter(SequencedMap<String, String> running) {
    after = running;
  }

  /// Whether all run a release in the end.
  boolean allRun(String release) {
    return (after.isEmpty() ? runs : after).values().stream().allMatch(release::equals);
  }

  boolean onlyRun(List<String> releases) {
    return releases.containsAll(runs.values());
  }

  void told(PathHost host) {
    host.problems().forEach(line -> broken(RollPromise.HOSTS, line));
    answers += host.answers();
    forgotten += host.forgotten();
  }

  RollRun run(String ended, boolean takenOver) {
    return new RollRun(event, medium, ended, takenOver, runs, after, answers, forgotten, breaches);
  }
}
