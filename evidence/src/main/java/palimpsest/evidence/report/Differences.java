package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import palimpsest.evidence.requirements.Standing;
import tools.jackson.databind.JsonNode;

/// How a certification differs from an earlier one: what became of requirements, paths and mutants,
/// and how pauses have changed.
///
/// @param begun when the earlier one began
/// @param verdict of both
/// @param profile of both, as what was not run in one of them is no difference between them
public record Differences(
    String begun,
    Change verdict,
    Change profile,
    List<Change> requirements,
    List<Change> paths,
    List<PauseRatio> pauses,
    List<Change> mutants) {
  private static final String CAUGHT = "caught";
  private static final String MISSED = "not caught";

  public Differences {
    requirements = List.copyOf(requirements);
    paths = List.copyOf(paths);
    pauses = List.copyOf(pauses);
    mutants = List.copyOf(mutants);
  }

  /// What something was, and what it is.
  public record Change(String name, String before, String now) {
    /// Whether it is another thing now.
    public boolean changed() {
      return !before.equals(now);
    }
  }

  /// How the median pause of a path has changed.
  public record PauseRatio(String path, long beforeNanos, long nowNanos) {
    /// How many times as long it is now.
    public double ratio() {
      return (double) nowNanos / Math.max(1, beforeNanos);
    }
  }

  static Differences of(Baseline baseline, JsonNode evidence, Results.Recorded results) {
    JsonNode before = baseline.evidence();
    return new Differences(
        before.at("/origin/begun").asString(""),
        new Change("verdict", verdict(before), verdict(evidence)),
        new Change("profile", profile(before), profile(evidence)),
        changes(standings(before), standings(evidence)),
        changes(paths(before), paths(evidence)),
        pauses(pauses(before), pauses(evidence)),
        changes(mutants(baseline.results()), mutants(results)));
  }

  /// The requirements that are shown now, and were not.
  public List<String> gained() {
    return requirements.stream()
        .filter(change -> change.now().equals(Standing.SHOWN.word()))
        .map(Change::name)
        .toList();
  }

  /// The requirements that were shown, and are not.
  public List<String> lost() {
    return requirements.stream()
        .filter(change -> change.before().equals(Standing.SHOWN.word()))
        .map(Change::name)
        .toList();
  }

  /// The mutants that were caught, and were looked at and not caught now.
  public List<String> escaped() {
    return mutants.stream()
        .filter(change -> change.now().equals(MISSED))
        .map(Change::name)
        .toList();
  }

  private static String verdict(JsonNode evidence) {
    return evidence.at("/verdict").asString("");
  }

  private static String profile(JsonNode evidence) {
    return evidence.at("/requirements/profile").asString("");
  }

  private static SequencedMap<String, String> standings(JsonNode evidence) {
    SequencedMap<String, String> standings = new LinkedHashMap<>();
    evidence
        .at("/requirements/each")
        .forEach(
            each -> standings.put(each.path("id").asString(), each.path("standing").asString()));
    return standings;
  }

  private static SequencedMap<String, String> paths(JsonNode evidence) {
    SequencedMap<String, String> paths = new LinkedHashMap<>();
    evidence
        .at("/paths")
        .forEach(
            path ->
                paths.put(
                    name(path),
                    path.path("happened").asString()
                        + (path.path("kept").asBoolean() ? "" : ", broken")));
    return paths;
  }

  private static SequencedMap<String, Long> pauses(JsonNode evidence) {
    SequencedMap<String, Long> pauses = new LinkedHashMap<>();
    for (JsonNode path : evidence.at("/paths")) {
      JsonNode median = path.at("/pause/medianNanos");
      if (median.isNumber()) {
        pauses.put(name(path), median.asLong());
      }
    }
    return pauses;
  }

  private static String name(JsonNode path) {
    return path.path("from").asString() + ".." + path.path("to").asString();
  }

  private static SequencedMap<String, String> mutants(Results.Recorded results) {
    SequencedMap<String, String> mutants = new LinkedHashMap<>();
    for (String name : results.names(Results.MUTANTS)) {
      JsonNode found = results.all().path(Results.MUTANTS).path(name).path("found");
      boolean isCaught =
          found.valueStream().anyMatch(each -> each.path("result").asString().equals(CAUGHT));
      mutants.put(name, isCaught ? CAUGHT : MISSED);
    }
    return mutants;
  }

  /// Of what there is no result of, now or then, `none` is said.
  private static List<Change> changes(
      SequencedMap<String, String> before, SequencedMap<String, String> now) {
    return Stream.concat(before.keySet().stream(), now.keySet().stream())
        .distinct()
        .map(
            name ->
                new Change(name, before.getOrDefault(name, "none"), now.getOrDefault(name, "none")))
        .filter(Change::changed)
        .toList();
  }

  private static List<PauseRatio> pauses(
      SequencedMap<String, Long> before, SequencedMap<String, Long> now) {
    List<PauseRatio> ratios = new ArrayList<>();
    before.forEach(
        (path, nanos) -> {
          Long nowNanos = now.get(path);
          if (nowNanos != null) {
            ratios.add(new PauseRatio(path, nanos, nowNanos));
          }
        });
    return ratios;
  }
}
