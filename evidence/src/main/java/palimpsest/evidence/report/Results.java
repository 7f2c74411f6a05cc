package palimpsest.evidence.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.roll.RollRun;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.PropertyKind;
import palimpsest.tla.ModelCheck.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The contents of `results.json`: what follows of the release file, the build and the seed, and of
/// nothing else. Two runs write the same bytes, however fast they are and however many things they
/// do at a time. What depends on time is in `evidence.json`: pauses, counts of answers, whatever is
/// judged by them, and when it all was.
public final class Results {
  /// Says which names to expect.
  static final String FORMAT = "palimpsest results 1";

  /// What came of promised paths, by their names.
  public static final String PATHS = "paths";

  /// What came of rolls over a storage system, by what happened in them.
  public static final String ROLLS = "rolls";

  /// What came of losses of power along paths.
  public static final String LOSSES = "losses";

  /// What came of what TLC checked.
  public static final String MODELS = "models";

  /// What came of mutants of the implementation.
  public static final String MUTANTS = "mutants";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Results() {}

  /// All of it; `asked` is what was to be run, `everyStep` whether a roll lost power before each of
  /// its steps and at each write, and `drawn` how often each class came of what the seed draws.
  private record All(
      String format,
      String history,
      Asked asked,
      SequencedMap<String, Path> paths,
      SequencedMap<String, Lost> losses,
      boolean everyStep,
      SequencedMap<String, Rolled> rolls,
      SequencedMap<String, SequencedMap<String, Long>> drawn,
      SequencedMap<String, Model> models,
      SequencedMap<String, Mutant> mutants,
      SequencedMap<String, Found> sound) {}

  /// What was asked for.
  ///
  /// @param file the release file, or nothing for the sample
  /// @param sha256 of the release file
  /// @param parts by what they are: the names of all that was to be run
  public record Asked(
      Optional<String> file,
      String sha256,
      long seed,
      String profile,
      SequencedMap<String, List<String>> parts) {
    public Asked {
      parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    /// The names of those of a kind.
    public List<String> of(String kind) {
      return parts.getOrDefault(kind, List.of());
    }
  }

  private record Path(
      boolean downgrade,
      List<String> acceptedLosses,
      String promise,
      Optional<String> because,
      String happened,
      List<Evidence.Reconciled> reconciled,
      Optional<String> refusal) {}

  /// Losses of power along a path, as in `evidence.json`, and whether it was to be lost everywhere.
  private record Lost(
      String ended,
      CrashEvidence.Writes writes,
      int burns,
      long places,
      long lost,
      long lostAgain,
      boolean everywhere,
      boolean complete,
      CrashEvidence.Kept kept,
      CrashEvidence.Tried tried,
      List<String> problems) {}

  /// A roll, by what happened in it.
  private record Rolled(
      String medium,
      String ended,
      boolean takenOver,
      Map<String, String> runs,
      Map<String, String> runsAfter) {}

  /// `result` is `holds`, the property that does not, or the reason why there is none; `states` is
  /// how many the way there has. TLC takes steps again to check liveness, so how often it took each
  /// is told only where it does not.
  private record Model(
      String kind,
      String result,
      Optional<Integer> states,
      Optional<Long> distinct,
      Optional<Long> generated,
      Optional<Integer> depth,
      Optional<SortedMap<String, Long>> fired) {}

  private record Mutant(
      List<String> about, Optional<String> specification, SequencedMap<String, Found> found) {}

  /// `result` is `caught`, `missed` or `not-asked`.
  private record Found(String result, int tries, Optional<Integer> length, Optional<String> what) {}

  /// A document that was written before.
  public record Recorded(Asked asked, JsonNode all) {
    /// The names of those of a kind that there is a result of.
    public SequencedSet<String> names(String kind) {
      SequencedSet<String> names = new LinkedHashSet<>();
      all.path(kind).propertyNames().forEach(names::add);
      return names;
    }

    /// A result, as compact as can be; of what there is none, nothing.
    public String text(String kind, String name) {
      JsonNode node = all.path(kind).path(name);
      return node.isMissingNode() ? "" : node.toString();
    }

    /// Whether power was to be lost along a path wherever it can be: it is not, behind the first
    /// loss that breaks a promise.
    public boolean isCutEverywhere(String path) {
      return all.path(LOSSES).path(path).path("everywhere").asBoolean(false);
    }

    /// Whether a roll lost power before each of its steps and at each write.
    public boolean isEveryStep() {
      return all.path("everyStep").asBoolean(false);
    }
  }

  /// Reads a document.
  ///
  /// @throws IllegalArgumentException if it is none; the message is one line
  public static Recorded read(String text) {
    try {
      JsonNode all = JSON.readTree(text);
      if (!all.path("format").asString("").equals(FORMAT)) {
        throw new IllegalArgumentException("results have the format " + FORMAT);
      }
      return new Recorded(JSON.treeToValue(all.path("asked"), Asked.class), all);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not results: " + e.getOriginalMessage(), e);
    }
  }

  /// The document as text.
  static String json(Certificate certificate) {
    return JSON.writeValueAsString(all(certificate)) + "\n";
  }

  private static All all(Certificate certificate) {
    SequencedMap<String, Path> paths = new LinkedHashMap<>();
    certificate.results().forEach(result -> paths.put(name(result.path()), of(result)));
    SequencedMap<String, Lost> losses = new LinkedHashMap<>();
    certificate.losses().stream()
        .flatMap(lost -> lost.paths().stream())
        .forEach(result -> losses.put(name(result.path()), of(result)));
    SequencedMap<String, Rolled> rolls = new LinkedHashMap<>();
    certificate.roll().stream()
        .flatMap(roll -> roll.runs().stream())
        .forEach(run -> rolls.put(run.event().described(), of(run)));
    SequencedMap<String, SequencedMap<String, Long>> drawn = new LinkedHashMap<>();
    Drawing.of(certificate).stream()
        .filter(drawing -> !drawing.byTime())
        .forEach(drawing -> drawn.put(drawing.what(), drawing.classes().counts()));
    SequencedMap<String, Model> models = new LinkedHashMap<>();
    certificate
        .besides()
        .verdicts()
        .forEach(verdict -> models.put(verdict.check().name(), of(verdict)));
    SequencedMap<String, Mutant> mutants = new LinkedHashMap<>();
    SequencedMap<String, Found> sound = new LinkedHashMap<>();
    certificate
        .besides()
        .kills()
        .ifPresent(
            matrix -> {
              matrix.rows().forEach(row -> mutants.put(row.mutant().name(), of(row)));
              matrix.sound().forEach(each -> sound.put(name(each), of(each.cell())));
            });
    return new All(
        FORMAT,
        certificate.history().name(),
        asked(certificate),
        paths,
        losses,
        certificate.roll().map(roll -> roll.settings().everyStep()).orElse(false),
        rolls,
        drawn,
        models,
        mutants,
        sound);
  }

  private static Asked asked(Certificate certificate) {
    SequencedMap<String, List<String>> parts = new LinkedHashMap<>();
    certificate.besides().extent().parts().forEach(part -> parts.put(part.kind(), part.asked()));
    return new Asked(
        certificate.origin().isSample()
            ? Optional.empty()
            : Optional.of(certificate.origin().file()),
        certificate.origin().sha256(),
        certificate.settings().seed(),
        certificate.requirements().map(matrix -> matrix.profile()).orElse(""),
        parts);
  }

  /// What came of a path, as the document has it.
  public static JsonNode node(PathResult result) {
    return JSON.valueToTree(of(result));
  }

  /// What came of losing power along a path, as the document has it.
  public static JsonNode node(CrashResult result) {
    return JSON.valueToTree(of(result));
  }

  /// What came of a roll, as the document has it.
  public static JsonNode node(RollRun run) {
    return JSON.valueToTree(of(run));
  }

  /// What came of a check, as the document has it.
  public static JsonNode node(Verdict verdict) {
    return JSON.valueToTree(of(verdict));
  }

  /// What came of a mutant, as the document has it.
  public static JsonNode node(Row row) {
    return JSON.valueToTree(of(row));
  }

  /// The name of a path.
  public static String name(UpdatePath path) {
    return path.from() + ".." + path.to();
  }

  static String name(Sound sound) {
    return sound.cell().column().name()
        + sound.model().map(model -> " in " + model.name()).orElse("");
  }

  private static Path of(PathResult result) {
    Evidence.PathEvidence evidence = Evidence.of(result);
    return new Path(
        evidence.downgrade(),
        evidence.acceptedLosses(),
        evidence.promise(),
        evidence.because(),
        evidence.happened(),
        evidence.reconciled(),
        evidence.refusal());
  }

  private static Lost of(CrashResult result) {
    CrashEvidence.Path evidence = CrashEvidence.of(result);
    return new Lost(
        evidence.ended(),
        evidence.writes(),
        evidence.burns(),
        evidence.places(),
        evidence.lost(),
        evidence.lostAgain(),
        result.everywhere(),
        evidence.complete(),
        evidence.kept(),
        evidence.tried(),
        evidence.problems());
  }

  private static Rolled of(RollRun run) {
    return new Rolled(run.medium().word(), run.ended(), run.takenOver(), run.runs(), run.after());
  }

  private static Model of(Verdict verdict) {
    CheckResult found = verdict.result();
    Optional<Counts> counts =
        found.outcome() instanceof Outcome.Holds ? found.counts() : Optional.empty();
    return new Model(
        verdict.check().kind().name().toLowerCase(Locale.ROOT),
        switch (found.outcome()) {
          case Outcome.Holds _ -> "holds";
          case Outcome.Violated violated -> violated.property();
          case Outcome.Broken broken -> broken.reason().name().toLowerCase(Locale.ROOT);
        },
        found.outcome() instanceof Outcome.Violated violated
                && violated.kind() != PropertyKind.TEMPORAL
            ? Optional.of(violated.counterexample().length())
            : Optional.empty(),
        counts.map(Counts::distinct),
        counts.map(Counts::generated),
        counts.map(Counts::depth),
        counts.filter(all -> sum(found.fired()) < all.generated()).map(_ -> found.fired()));
  }

  private static long sum(SortedMap<String, Long> fired) {
    return fired.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Mutant of(Row row) {
    SequencedMap<String, Found> found = new LinkedHashMap<>();
    row.cells().forEach(cell -> found.put(cell.column().name(), of(cell)));
    return new Mutant(row.mutant().about(), row.breaks(), found);
  }

  private static Found of(Cell cell) {
    return switch (cell.finding()) {
      case Finding.Caught caught ->
          new Found(
              "caught", caught.tries(), Optional.of(caught.length()), Optional.of(caught.what()));
      case Finding.Missed missed ->
          new Found("missed", missed.tries(), Optional.empty(), Optional.empty());
      case Finding.NotAsked asked ->
          new Found("not-asked", 0, Optional.empty(), Optional.of(asked.because()));
    };
  }
}
