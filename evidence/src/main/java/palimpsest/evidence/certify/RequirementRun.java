package palimpsest.evidence.certify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.modelcheck.CheckRun;
import palimpsest.evidence.mutants.MutantRun;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;

/// Runs what a profile asks for besides the paths, and says what all of it shows.
final class RequirementRun {
  private final Machine machine;
  private final Terminal terminal;
  private final Profile profile;
  private final long seed;

  RequirementRun(Machine machine, Terminal terminal, Profile profile, long seed) {
    this.machine = machine;
    this.terminal = terminal;
    this.profile = profile;
    this.seed = seed;
  }

  /// Runs it.
  ///
  /// @param sample what came of the sample's paths
  /// @param roll and of its roll
  RequirementMatrix run(List<PathResult> sample, Optional<RollResult> roll)
      throws IOException, InterruptedException {
    Specification specification = Specification.packaged();
    return RequirementMatrix.of(
        profile.word(),
        Catalogue.packaged(),
        new Trials(
            profile, specification, sample, roll, verdicts(specification), kills(specification)));
  }

  private Optional<KillMatrix> kills(Specification specification) throws InterruptedException {
    return profile.detectors().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MutantRun(machine, terminal, specification.manifest())
                .run(
                    List.copyOf(SubjectMutants.all().values()),
                    profile.detectors(),
                    seed,
                    !profile.isThorough()));
  }

  private List<Verdict> verdicts(Specification specification)
      throws IOException, InterruptedException {
    List<Check> checks = profile.checks(specification.manifest());
    if (checks.isEmpty()) {
      return List.of();
    }
    TlcJar tlc = TlcJar.packaged();
    try (ModelCheck modelCheck =
        ModelCheck.open(
            specification,
            new ModelCheck.Tools(machine.java(), tlc, machine.temporary(), machine::now))) {
      return new CheckRun(machine, terminal, OptionalInt.empty())
          .run(modelCheck, checks, String.valueOf(tlc.path().getFileName()));
    }
  }
}
