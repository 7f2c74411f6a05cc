package palimpsest.evidence.releases;

import java.util.List;
import java.util.Optional;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.roll.RollPlan;

/// What reading a release file came to.
public sealed interface ReleaseFileResult {
  /// A history that may be certified, and the storage system that one of its updates is rolled
  /// over, if it has one.
  record Read(ReleaseHistory history, Optional<RollPlan> system) implements ReleaseFileResult {}

  /// All that is wrong with the file, from its top to its bottom; never empty.
  record Wrong(List<Problem> problems) implements ReleaseFileResult {
    public Wrong {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a wrong file has at least one problem");
      }
    }
  }
}
