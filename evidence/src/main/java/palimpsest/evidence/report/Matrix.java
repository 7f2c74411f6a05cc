package palimpsest.evidence.report;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.path.PathResult;

/// The matrix from × to of a history: the releases that promised paths start from and lead to, in
/// the order of the history, and what came of each path.
public final class Matrix {
  private final ReleaseHistory history;
  private final List<PathResult> results;

  /// The matrix of a certificate.
  public Matrix(Certificate certificate) {
    this.history = certificate.history();
    this.results = certificate.results();
  }

  /// Releases that a path starts from.
  public SequencedSet<String> rows() {
    return releases(history.paths().stream().map(UpdatePath::from).toList());
  }

  /// Releases that a path leads to.
  public SequencedSet<String> columns() {
    return releases(history.paths().stream().map(UpdatePath::to).toList());
  }

  /// What came of a path; empty where nothing is promised, or the path was not tried.
  public Optional<PathResult> at(String from, String to) {
    return results.stream()
        .filter(result -> result.path().from().equals(from) && result.path().to().equals(to))
        .findFirst();
  }

  /// True if something is promised there.
  public boolean isPromised(String from, String to) {
    return history.paths().stream()
        .anyMatch(path -> path.from().equals(from) && path.to().equals(to));
  }

  /// How many promised paths were not tried.
  public int untried() {
    return history.paths().size() - results.size();
  }

  private SequencedSet<String> releases(List<String> used) {
    SequencedSet<String> ordered = new LinkedHashSet<>();
    for (Release release : history.releases()) {
      if (used.contains(release.name())) {
        ordered.add(release.name());
      }
    }
    return Collections.unmodifiableSequencedSet(ordered);
  }
}
