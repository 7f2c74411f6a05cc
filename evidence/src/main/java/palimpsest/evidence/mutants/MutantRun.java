package palimpsest.evidence.mutants;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.kill.Detector;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillRun;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Breach;

/// Lets detectors look at mutants, and tells the terminal what they find.
public final class MutantRun {
  private static final int PROCESSORS_MAX = 16;

  private final Machine machine;
  private final Terminal terminal;
  private final Manifest manifest;

  public MutantRun(Machine machine, Terminal terminal, Manifest manifest) {
    this.machine = machine;
    this.terminal = terminal;
    this.manifest = manifest;
  }

  /// Lets them look, and at the implementation as it is.
  ///
  /// @param untilCaught whether one detector that catches a mutant is enough
  public KillMatrix run(
      List<SubjectMutant> mutants, List<Detector> detectors, long seed, boolean untilCaught)
      throws InterruptedException {
    Map<String, String> breaks =
        manifest.mutants().stream().collect(Collectors.toMap(Breach::name, Breach::breaks));
    int together = Math.clamp(machine.processors(), 1, PROCESSORS_MAX);
    terminal
        .err()
        .println(
            "looking at "
                + Wording.count(mutants.size(), "mutant")
                + " with "
                + Wording.count(detectors.size(), "detector")
                + ", "
                + together
                + " at a time; seed="
                + seed);
    KillRun run = new KillRun(detectors, seed, breaks, machine::nanos, untilCaught);
    return run.compute(mutants, together, new Progress(terminal, mutants.size()));
  }
}
