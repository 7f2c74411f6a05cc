package palimpsest.evidence.requirements;

/// What came, in one run, of something that is there for a requirement.
public sealed interface Trial {
  /// It holds or, as a mutant, was caught.
  ///
  /// @param how by what, or how often
  record Passed(String how) implements Trial {}

  /// It does not hold or, as a mutant, was not caught.
  record Failed(String what) implements Trial {}

  /// There is no result, which is no success.
  ///
  /// @param because why there is none, and what would bring one
  record NotRun(String because) implements Trial {}
}
