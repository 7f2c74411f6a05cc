package palimpsest.evidence.requirements;

/// A link, and what came of what it links.
public record Tried(Link link, Level level, Trial trial) {
  /// What is put to the test.
  public enum Level {
    /// The adapter that runs.
    IMPLEMENTATION,
    /// Its specification.
    SPECIFICATION,
    /// The adapter or its parts, by tests that belong to the build and not to a certification.
    BUILD
  }

  boolean isPassed() {
    return trial instanceof Trial.Passed;
  }

  boolean isMutant() {
    return link.kind() == Link.Kind.MUTANTS;
  }

  boolean exercises() {
    return link.kind().exercises();
  }
}
