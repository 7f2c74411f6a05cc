package palimpsest.evidence.requirements;

import java.util.List;

/// What a run says of whatever is linked.
public interface RunFindings {
  /// What came of it, at each level where it is something.
  List<Tried> of(Link link);

  /// The races that a mutant stands for.
  List<String> races(Link link);
}
