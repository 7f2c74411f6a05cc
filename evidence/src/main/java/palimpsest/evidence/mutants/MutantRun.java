package palimpsest.evidence.mutants;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final OptionalInt jobs;
  private final KillRun run;
  private final Progress progress;

  /// @param jobs how many mutants at a time; without, as many as there are processors
  /// @param manifest says what the namesake of each mutant breaks
  /// @param look who looks, and how
  public MutantRun(
      Machine machine, Terminal terminal, OptionalInt jobs, Manifest manifest, Look look) {
    this.machine = machine;
    this.terminal = terminal;
    this.jobs = jobs;
    Map<String, String> breaks =
        manifest.mutants().stream().collect(Collectors.toMap(Breach::name, Breach::breaks));
    this.run = new KillRun(look.detectors, look.seed, breaks, machine::nanos, look.isUntilCaught);
    this.progress = new Progress(terminal, machine::nanos);
  }

  /// Who looks at mutants.
  ///
  /// @param isUntilCaught whether one detector that catches a mutant is enough
  public record Look(List<Detector> detectors, long seed, boolean isUntilCaught) {
    public Look {
      detectors = List.copyOf(detectors);
    }
  }

  /// Lets them look at mutants, and at the implementation as it is.
  ///
  /// @throws InterruptedException if there is to be an end; `found` has what was found before
  public KillMatrix run(List<SubjectMutant> mutants) throws InterruptedException {
    int together = Math.clamp(jobs.orElseGet(machine::processors), 1, PROCESSORS_MAX);
    terminal
        .err()
        .println(
            "looking at "
                + Wording.count(mutants.size(), "mutant")
                + " with "
                + Wording.count(run.detectors().size(), "detector")
                + ", "
                + together
                + " at a time; seed="
                + run.seed());
    progress.begin(mutants.size());
    try {
      return run.compute(mutants, together, progress);
    } finally {
      progress.close();
    }
  }

  /// What was found until now: as long as it is not all that there is to be found of the
  /// implementation as it is, nothing.
  public Optional<KillMatrix> found() {
    return progress.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(new KillMatrix(run.seed(), run.columns(), progress.rows(), progress.sound()));
  }
}
