package palimpsest.evidence.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import palimpsest.evidence.report.Extent.Part;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.path.Latencies;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.PathResult.Traffic;
import palimpsest.properties.path.Pause;
import palimpsest.properties.path.Timeline;
import palimpsest.tla.ModelCheck.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The contents of `evidence.json`: a certificate in names that stay what they are, so that other
/// programs can rely on them.
///
/// Durations are in nanoseconds and say so in their name; `promise` and `happened` are
/// `compatible`, `converted` or `refused`; `verdict` is `kept`, `endangered`, `broken` or
/// `incomplete`, and `extent` says what was run of what was asked for; what is not known or does
/// not apply is `null`. Names are only ever added under one `format`; the same results give the
/// same bytes. What does not depend on time is in `results.json`, too.
record Evidence(
    String format,
    String history,
    boolean holds,
    boolean complete,
    String verdict,
    List<Part> extent,
    Origin origin,
    Settings settings,
    List<PathEvidence> paths,
    Optional<CrashEvidence> power,
    Optional<RollEvidence> system,
    List<Drawn> drawn,
    List<CheckTime> models,
    List<CheckTime> mutants,
    List<SizedPause> pausesBySize,
    SequencedMap<String, List<Integer>> statesByDepth,
    List<ExploredModel> explored,
    Optional<RequirementEvidence> requirements,
    Optional<Differences> baseline) {
  /// Says which names to expect.
  static final String FORMAT = "palimpsest certificate 1";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  Evidence {
    extent = List.copyOf(extent);
    paths = List.copyOf(paths);
    drawn = List.copyOf(drawn);
    models = List.copyOf(models);
    mutants = List.copyOf(mutants);
    pausesBySize = List.copyOf(pausesBySize);
    explored = List.copyOf(explored);
    statesByDepth = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(statesByDepth));
  }

  /// What was drawn at random, and how often each class of it came; `byTime` is whether how much of
  /// it there is depends on time.
  record Drawn(String what, long seed, boolean byTime, long total, List<ClassCount> classes) {
    Drawn {
      classes = List.copyOf(classes);
    }

    static Drawn of(Drawing drawing) {
      return new Drawn(
          drawing.what(),
          drawing.seed(),
          drawing.byTime(),
          drawing.classes().total(),
          drawing.classes().counts().entrySet().stream()
              .map(each -> new ClassCount(each.getKey(), each.getValue()))
              .toList());
    }
  }

  /// How often a class of case came.
  record ClassCount(String of, long count) {}

  /// How long it took to check a model, or to look at a mutant; what came of it is in
  /// `results.json`. `asExpected` is whether it is what it has to be.
  record CheckTime(String name, boolean asExpected, long tookNanos) {}

  /// How long it took to look at all states of a model.
  record ExploredModel(String model, long states, long tookNanos) {}

  /// The median pause of a path where the adapter has so many ports.
  record SizedPause(String from, String to, int ports, Phases median) {}

  /// `file` is the release file and `sha256` its digest; `command` repeats the certification.
  record Origin(
      String file,
      String sha256,
      String command,
      String begun,
      long tookNanos,
      String palimpsest,
      Optional<String> source,
      String java,
      String system,
      int processors,
      double loadBefore) {}

  /// `copyNanosPerByte` is what copying and checking a byte takes on this machine at least.
  record Settings(long seed, int runs, long answersAround, double copyNanosPerByte) {}

  /// A promised path; `refusal` is the line with which an update was refused, and `because` the
  /// part of it that was promised.
  record PathEvidence(
      String from,
      String to,
      boolean downgrade,
      List<String> acceptedLosses,
      String promise,
      Optional<String> because,
      String happened,
      boolean kept,
      List<Reconciled> reconciled,
      Optional<String> refusal,
      Optional<PauseEvidence> pause,
      Hosts hosts,
      List<String> problems) {
    PathEvidence {
      acceptedLosses = List.copyOf(acceptedLosses);
      reconciled = List.copyOf(reconciled);
      problems = List.copyOf(problems);
    }
  }

  /// An incompatibility that was reconciled: the requirement that names its kind, and its words.
  record Reconciled(String requirement, String text) {}

  /// The pauses of a path: of the first update after the start, and of each later one; `outside` is
  /// what answers took around the last of them that did not wait for it.
  record PauseEvidence(
      long predictedNanos,
      long declaredNanos,
      long medianNanos,
      long longestNanos,
      Phases first,
      List<Phases> warm,
      Answers answers,
      Latencies outside) {
    PauseEvidence {
      warm = List.copyOf(warm);
    }
  }

  /// A pause and its parts, in the order in which they happen.
  record Phases(
      long totalNanos,
      long drainNanos,
      long mergeNanos,
      long copyNanos,
      long verifyNanos,
      long initializeNanos,
      long switchNanos) {
    static Phases of(Pause pause) {
      return new Phases(
          pause.totalNanos(),
          pause.drainNanos(),
          pause.mergeNanos(),
          pause.copyNanos(),
          pause.verifyNanos(),
          pause.initializeNanos(),
          pause.switchNanos());
    }
  }

  /// What hosts did in all updates of a path: `answers` they had and checked, `waits` requests that
  /// waited at the gate and `events` seen in the update that was observed, and how many logins and
  /// removals were compared with the bytes in memory.
  record Hosts(long answers, long waits, long loginsCompared, long removalsCompared, long events) {
    static Hosts of(Traffic traffic) {
      return new Hosts(
          traffic.answers(),
          traffic.waits(),
          traffic.loginsCompared(),
          traffic.removalsCompared(),
          traffic.traceEvents());
    }
  }

  /// Answers by time around the pause of the last warm update: `counts` holds how many there were
  /// in each bucket, the first of which begins `beforeNanos` before the gate closed, and
  /// `longestNanos` what the slowest of them took.
  record Answers(
      long bucketNanos, long beforeNanos, List<Integer> counts, List<Long> longestNanos) {
    Answers {
      counts = List.copyOf(counts);
      longestNanos = List.copyOf(longestNanos);
    }

    static Answers of(Timeline timeline) {
      return new Answers(
          timeline.bucketNanos(),
          timeline.beforeNanos(),
          timeline.answers(),
          timeline.longestNanos());
    }
  }

  static Evidence of(Certificate certificate) {
    Certificate.Origin origin = certificate.origin();
    Certificate.Tools tools = origin.tools();
    return new Evidence(
        FORMAT,
        certificate.history().name(),
        certificate.holds(),
        certificate.isComplete(),
        certificate.conclusion().word(),
        certificate.besides().extent().parts(),
        new Origin(
            origin.file(),
            origin.sha256(),
            origin.command(),
            origin.begun().toString(),
            origin.took().toNanos(),
            tools.palimpsest(),
            tools.source(),
            tools.java(),
            tools.system(),
            tools.processors(),
            tools.load()),
        new Settings(
            certificate.settings().seed(),
            certificate.settings().runs(),
            certificate.settings().answersAround(),
            certificate.limit().nanosPerByte()),
        certificate.results().stream().map(Evidence::of).toList(),
        certificate.losses().map(CrashEvidence::of),
        certificate.roll().map(RollEvidence::of),
        Drawing.of(certificate).stream().map(Drawn::of).toList(),
        certificate.besides().verdicts().stream().map(Evidence::time).toList(),
        certificate.besides().kills().stream()
            .flatMap(matrix -> matrix.rows().stream())
            .map(Evidence::time)
            .toList(),
        certificate.besides().sizes().stream().map(Evidence::of).toList(),
        depths(certificate.besides()),
        certificate.besides().explored().stream()
            .map(it -> new ExploredModel(it.model(), it.states(), it.tookNanos()))
            .toList(),
        certificate.requirements().map(RequirementEvidence::of),
        certificate.besides().differences());
  }

  private static SequencedMap<String, List<Integer>> depths(Besides besides) {
    SequencedMap<String, List<Integer>> depths = new LinkedHashMap<>();
    besides.explored().forEach(it -> depths.put(it.model(), it.depths()));
    return depths;
  }

  private static CheckTime time(Verdict verdict) {
    return new CheckTime(
        verdict.check().name(), verdict.isExpected(), verdict.result().elapsed().toNanos());
  }

  private static CheckTime time(Row row) {
    return new CheckTime(
        row.mutant().name(),
        !row.kinds().isEmpty(),
        row.cells().stream().mapToLong(Cell::nanos).sum());
  }

  private static SizedPause of(Besides.SizedPause pause) {
    return new SizedPause(
        pause.path().from(), pause.path().to(), pause.ports(), Phases.of(pause.median()));
  }

  /// The document as a tree.
  static JsonNode node(Certificate certificate) {
    return JSON.valueToTree(of(certificate));
  }

  /// The document as text.
  static String json(Certificate certificate) {
    return JSON.writeValueAsString(of(certificate)) + "\n";
  }

  static PathEvidence of(PathResult result) {
    UpdatePath path = result.path();
    return new PathEvidence(
        path.from(),
        path.to(),
        path.policy().downgrade(),
        path.policy().acceptedLosses().stream().map(Object::toString).toList(),
        word(path.promise()),
        path.because(),
        word(result.happened()),
        result.isKept(),
        result.reconciled().stream().map(Evidence::of).toList(),
        result.refusal(),
        result.pauses().map(Evidence::of),
        Hosts.of(result.traffic()),
        result.problems());
  }

  private static Reconciled of(Incompatibility incompatibility) {
    return new Reconciled(incompatibility.requirement(), incompatibility.text());
  }

  private static PauseEvidence of(Pauses pauses) {
    return new PauseEvidence(
        pauses.predictedNanos(),
        pauses.declaredNanos(),
        pauses.median().totalNanos(),
        pauses.longestNanos(),
        Phases.of(pauses.first()),
        pauses.warm().stream().map(Phases::of).toList(),
        Answers.of(pauses.timeline()),
        pauses.outside());
  }

  private static String word(Promise promise) {
    return promise.name().toLowerCase(Locale.ROOT);
  }
}
