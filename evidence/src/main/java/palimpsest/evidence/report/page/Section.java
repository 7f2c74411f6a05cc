package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Traffic;

/// What the page says of one path.
public record Section(
    String id,
    String path,
    String kind,
    boolean kept,
    String story,
    Optional<String> policy,
    List<Line> reconciled,
    Optional<String> refusal,
    Optional<String> because,
    Optional<Measured> measured,
    String hosts,
    List<String> problems) {
  public Section {
    reconciled = List.copyOf(reconciled);
    problems = List.copyOf(problems);
  }

  /// An incompatibility: the requirement that names its kind, and its words.
  public record Line(String requirement, String text) {}

  /// The pauses, where the update came to an overlay.
  public record Measured(
      String median,
      String longest,
      String predicted,
      String declared,
      int updates,
      ThroughputFigure throughput,
      PhaseFigure phases) {}

  static Section of(String id, PathResult result, int runs) {
    return new Section(
        id,
        Wording.arrow(result.path()),
        Wording.word(result.happened()),
        result.isKept(),
        story(result, runs),
        policy(result.path().policy()),
        result.reconciled().stream().map(Section::line).toList(),
        result.refusal().map(Wording::plain),
        result.path().because().map(Wording::plain),
        result
            .pauses()
            .map(
                pauses ->
                    new Measured(
                        Wording.duration(pauses.median().totalNanos()),
                        Wording.duration(pauses.longestNanos()),
                        Wording.duration(pauses.predictedNanos()),
                        Wording.duration(pauses.declaredNanos()),
                        pauses.warm().size(),
                        ThroughputFigure.of(pauses),
                        PhaseFigure.of(pauses))),
        hosts(result),
        result.problems().stream().map(Wording::problem).toList());
  }

  private static Line line(Incompatibility incompatibility) {
    return new Line(incompatibility.requirement(), incompatibility.text());
  }

  private static String story(PathResult result, int runs) {
    String times = Wording.count(runs, "update");
    Promise promised = result.path().promise();
    if (result.happened() != promised) {
      return "Promised: "
          + Wording.word(promised)
          + ". It was "
          + Wording.word(result.happened())
          + ", in "
          + times
          + " under load.";
    }
    if (!result.isKept()) {
      return "It was "
          + Wording.word(promised)
          + " as promised, in "
          + times
          + " under load, but a rule was broken.";
    }
    String happened =
        switch (promised) {
          case COMPATIBLE ->
              "Promised to be compatible, and it is: nothing had to be reconciled in " + times;
          case CONVERTED ->
              "Promised to be converted, and it is: "
                  + Wording.count(result.reconciled().size(), "difference")
                  + (result.reconciled().size() == 1 ? " was" : " were")
                  + " reconciled in each of "
                  + times;
          case REFUSED ->
              "Promised to be refused, and it is: in "
                  + times
                  + ", each tried twice, the old image ran on";
        };
    return happened + " under load.";
  }

  private static Optional<String> policy(Policy policy) {
    List<String> permitted = new ArrayList<>();
    if (policy.downgrade()) {
      permitted.add("going down in version");
    }
    if (!policy.acceptedLosses().isEmpty()) {
      permitted.add(
          "the loss of "
              + policy.acceptedLosses().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", ")));
    }
    return permitted.isEmpty()
        ? Optional.empty()
        : Optional.of("Whoever asked for it permitted " + String.join(", and ", permitted) + ".");
  }

  private static String hosts(PathResult result) {
    Traffic traffic = result.traffic();
    return "Hosts had "
        + Wording.count(traffic.answers(), "answer")
        + " and checked each. Afterwards "
        + Wording.count(traffic.loginsCompared(), "login")
        + " and "
        + Wording.count(traffic.removalsCompared(), "removal")
        + " were compared with the bytes in memory. In the update that was observed, "
        + Wording.count(traffic.traceEvents(), "event")
        + " were seen, and "
        + Wording.count(traffic.waits(), "request")
        + " waited at the gate.";
  }
}
