package palimpsest.evidence.report.page;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.evidence.report.Wording;

/// Times by what took them: a bar for each on one axis that begins at nothing.
public record Bars(List<Row> rows, List<Tick> ticks) {
  public Bars {
    rows = List.copyOf(rows);
    ticks = List.copyOf(ticks);
  }

  /// What took a time.
  public record Row(String name, String width, String took) {}

  static Bars of(SequencedMap<String, Long> nanos) {
    Axis axis = Axis.linear(0, nanos.values().stream().mapToLong(Long::longValue).max().orElse(1));
    return new Bars(nanos.entrySet().stream().map(each -> row(each, axis)).toList(), axis.ticks());
  }

  private static Row row(Map.Entry<String, Long> each, Axis axis) {
    return new Row(
        each.getKey(), axis.length(0, each.getValue()), Wording.duration(each.getValue()));
  }
}
