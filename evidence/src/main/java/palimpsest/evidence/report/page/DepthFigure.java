package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import palimpsest.evidence.report.Besides.Explored;
import palimpsest.evidence.report.Wording;

/// How many states of a model lie so many steps from the beginning: a bar for each depth.
public record DepthFigure(String model, List<Bar> bars, String highest, int depth, String text) {
  public DepthFigure {
    bars = List.copyOf(bars);
  }

  /// The states of one depth; `y` counts from the top.
  public record Bar(String x, String y, String width, String height) {}

  static DepthFigure of(Explored explored) {
    List<Integer> counts = explored.depths();
    int highest = Math.max(1, Collections.max(counts));
    List<Bar> bars = new ArrayList<>();
    for (int depth = 0; depth < counts.size(); depth++) {
      double share = (double) counts.get(depth) / highest;
      bars.add(
          new Bar(
              Axis.percent((double) depth / counts.size()),
              Axis.percent(1 - share),
              Axis.percent(0.9 / counts.size()),
              Axis.percent(share)));
    }
    return new DepthFigure(
        explored.model(),
        bars,
        Wording.count(highest),
        counts.size(),
        explored.model()
            + ": "
            + Wording.count(explored.states(), "state")
            + ", none more than "
            + Wording.count(counts.size() - 1L, "step")
            + " from the beginning; most of them, "
            + Wording.count(highest)
            + ", at "
            + counts.indexOf(highest));
  }
}
