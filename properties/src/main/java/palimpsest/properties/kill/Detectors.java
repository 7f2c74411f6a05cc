package palimpsest.properties.kill;

import java.util.List;

/// The detectors, in the order of the matrix's columns.
public final class Detectors {
  private Detectors() {}

  /// What each of them looks at is bounded: half a minute on two processors for all mutants.
  public static List<Detector> all() {
    return of(24, 12);
  }

  /// The same ones, of which those look less often that are seldom the first to notice.
  public static List<Detector> brief() {
    return of(3, 5);
  }

  /// One of each kind, for whoever cannot wait: few walks and runs, which miss some mutants.
  public static List<Detector> quick() {
    return List.of(new WalkDetector(3, 400), new HostsDetector(16), new TraceDetector(2));
  }

  private static List<Detector> of(int walks, int traces) {
    return List.of(
        new ExplorerDetector(8_000),
        new WalkDetector(walks, 400),
        new TraceDetector(traces),
        new HostsDetector(96));
  }
}
