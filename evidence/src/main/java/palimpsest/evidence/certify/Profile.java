package palimpsest.evidence.certify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.evidence.mutants.MutantRun;
import palimpsest.properties.kill.Detector;
import palimpsest.properties.kill.Detectors;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Size;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;

/// What is run besides the promised paths.
enum Profile {
  /// Nothing.
  PATHS,
  /// Mutants of the implementation, looked at briefly, and the smallest models.
  QUICK,
  /// All mutants, and all models but those that take a night.
  STANDARD,
  /// Everything.
  DEEP;

  private static final long QUICK_STATES_MAX = 4_000;

  /// The profile that is asked for by that word.
  static Optional<Profile> of(String word) {
    return Stream.of(values()).filter(profile -> profile.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What TLC checks.
  List<Check> checks(Manifest manifest) {
    return ModelCheck.checks(manifest).stream().filter(this::includes).toList();
  }

  private boolean includes(Check check) {
    return switch (this) {
      case PATHS -> false;
      case QUICK ->
          check.subject() instanceof Manifest.Model model
              && model.expected().filter(it -> it.distinct() <= QUICK_STATES_MAX).isPresent();
      case STANDARD -> check.size() != Size.DEEP;
      case DEEP -> true;
    };
  }

  /// What looks at mutants of the implementation.
  List<Detector> detectors() {
    return switch (this) {
      case PATHS -> List.of();
      case QUICK -> Detectors.quick();
      case STANDARD, DEEP -> Detectors.all();
    };
  }

  /// The mutants of the implementation that are looked at.
  List<SubjectMutant> mutants() {
    return detectors().isEmpty() ? List.of() : List.copyOf(SubjectMutants.all().values());
  }

  /// Who looks at them, and how.
  MutantRun.Look look(long seed) {
    return new MutantRun.Look(detectors(), seed, !isThorough());
  }

  /// Whether it looks long enough to say that a mutant survives.
  boolean isThorough() {
    return compareTo(STANDARD) >= 0;
  }

  /// Why something was not run, and what runs more.
  String remedy() {
    return switch (this) {
      case PATHS, QUICK -> "not run; --profile standard does it";
      case STANDARD -> "not run; --profile deep does it";
      case DEEP -> "not run, though all was asked for";
    };
  }
}
