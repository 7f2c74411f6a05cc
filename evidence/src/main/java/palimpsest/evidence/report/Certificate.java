package palimpsest.evidence.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.model.release.Promise;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.path.CopyLimit;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.path.StartTimes;
import palimpsest.properties.roll.RollResult;

/// All that a certification found, and how it was found: what every report is made from.
///
/// The results are in the order of the history's paths; they are fewer than those where only some
/// were asked for, or the certification was interrupted.
public record Certificate(
    ReleaseHistory history,
    Origin origin,
    RunSettings settings,
    CopyLimit limit,
    List<PathResult> results,
    Besides besides) {
  public Certificate {
    results = List.copyOf(results);
    if (results.isEmpty() && besides.extent().isWhole()) {
      throw new IllegalArgumentException("a certificate is about at least one path");
    }
  }

  /// Where the release file came from (its SHA-256 tells it apart from all others; it may be the
  /// sample that ships with palimpsest), the command that repeats the certification, when it began
  /// and how long it took, and with what it ran.
  public record Origin(
      String file,
      boolean isSample,
      String sha256,
      String command,
      Instant begun,
      Duration took,
      Tools tools) {}

  /// With which versions of what it ran: `source` is the commit of our own sources, where known;
  /// `load` is how many threads wanted a processor before it began, below zero where not known.
  public record Tools(
      String palimpsest,
      Optional<String> source,
      String java,
      String system,
      int processors,
      double load) {
    /// True if others kept the processors so busy that pauses say more of them than of us.
    public boolean isBusy() {
      return load > processors;
    }
  }

  /// What it comes to.
  public Conclusion conclusion() {
    if (!besides.extent().isWhole()) {
      return Conclusion.INCOMPLETE;
    }
    if (!broken().isEmpty()
        || !losses().stream().allMatch(CrashResults::isKept)
        || !roll().stream().allMatch(RollResult::isKept)) {
      return Conclusion.BROKEN;
    }
    return requirements().stream().allMatch(matrix -> matrix.broken().isEmpty())
        ? Conclusion.KEPT
        : Conclusion.ENDANGERED;
  }

  /// True if all that was asked for was run, and every promise that was tried holds.
  public boolean holds() {
    return conclusion() == Conclusion.KEPT || conclusion() == Conclusion.ENDANGERED;
  }

  public Optional<StartTimes> starts() {
    return besides.starts();
  }

  public Optional<CrashResults> losses() {
    return besides.losses();
  }

  public Optional<RollResult> roll() {
    return besides.roll();
  }

  public Optional<RequirementMatrix> requirements() {
    return besides.requirements();
  }

  /// The same results of paths, and other ones besides.
  public Certificate with(Besides other) {
    return new Certificate(history, origin, settings, limit, results, other);
  }

  /// True if every promise of the history was tried.
  public boolean isComplete() {
    return results.size() == history.paths().size();
  }

  /// The results whose promise was not kept.
  public List<PathResult> broken() {
    return results.stream().filter(result -> !result.isKept()).toList();
  }

  /// How many paths came to this end.
  public long count(Promise happened) {
    return results.stream().filter(result -> result.happened() == happened).count();
  }

  /// How often an adapter was started, put to work and told to update.
  public long updates() {
    return (long) results.size() * (settings.runs() + 1);
  }

  /// How many answers hosts checked.
  public long answers() {
    return results.stream().mapToLong(result -> result.traffic().answers()).sum();
  }

  /// The longest pause of any path, the first after each start left out.
  public OptionalLong longestNanos() {
    return results.stream()
        .flatMap(result -> result.pauses().stream())
        .mapToLong(Pauses::longestNanos)
        .max();
  }
}
