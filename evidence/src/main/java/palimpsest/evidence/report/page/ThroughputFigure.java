package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.Timeline;

/// Answers by time around an overlay, of the last measured update: a bar for each bucket, and the
/// time in which the gate was closed.
public record ThroughputFigure(
    List<Bar> bars,
    String gate,
    String closed,
    List<Tick> ticks,
    String highest,
    List<Bar> latencies,
    String slowest,
    String description) {
  private static final double NANOS_PER_MILLI = 1e6;

  public ThroughputFigure {
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
    latencies = List.copyOf(latencies);
  }

  /// A bucket; `y` counts from the top.
  public record Bar(String x, String y, String width, String height) {}

  static ThroughputFigure of(Pauses pauses) {
    Timeline timeline = pauses.timeline();
    List<Integer> answers = timeline.answers();
    long before = timeline.beforeNanos();
    long bucket = timeline.bucketNanos();
    Axis axis = Axis.linear(-before, bucket * answers.size() - before);
    int highest = Math.max(1, Collections.max(answers));
    long slowest = Math.max(1, Collections.max(timeline.longestNanos()));
    List<Bar> bars =
        bars(timeline, axis, answers.stream().map(count -> (double) count / highest).toList());
    List<Bar> latencies =
        bars(
            timeline,
            axis,
            timeline.longestNanos().stream().map(nanos -> (double) nanos / slowest).toList());
    long closed = pauses.warm().getLast().totalNanos();
    return new ThroughputFigure(
        bars,
        axis.at(0),
        axis.length(0, closed),
        axis.ticks(),
        perMilli(highest, timeline.bucketNanos()),
        latencies,
        Wording.duration(slowest),
        description(timeline, closed) + " The slowest took " + Wording.duration(slowest) + ".");
  }

  /// A bar for each bucket, as high as its share.
  private static List<Bar> bars(Timeline timeline, Axis axis, List<Double> shares) {
    long bucket = timeline.bucketNanos();
    List<Bar> bars = new ArrayList<>();
    for (int index = 0; index < shares.size(); index++) {
      double share = shares.get(index);
      if (share > 0) {
        long from = bucket * index - timeline.beforeNanos();
        bars.add(
            new Bar(
                axis.at(from),
                Axis.percent(1 - share),
                axis.length(from, from + bucket),
                Axis.percent(share)));
      }
    }
    return bars;
  }

  private static String description(Timeline timeline, long closed) {
    long bucket = timeline.bucketNanos();
    int first = Math.toIntExact(timeline.beforeNanos() / bucket);
    int last =
        Math.min(timeline.answers().size(), first + Math.toIntExact(Math.ceilDiv(closed, bucket)));
    return "The gate was closed for "
        + Wording.duration(closed)
        + ". Before, hosts had "
        + mean(timeline.answers().subList(0, first), bucket)
        + " answers a millisecond, afterwards "
        + mean(timeline.answers().subList(last, timeline.answers().size()), bucket)
        + ".";
  }

  private static String mean(List<Integer> answers, long bucket) {
    return perMilli(answers.stream().mapToInt(Integer::intValue).average().orElse(0), bucket);
  }

  private static String perMilli(double answers, long bucketNanos) {
    return Wording.count(Math.round(answers * NANOS_PER_MILLI / bucketNanos));
  }
}
