package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Traces of adapters that are as small as can be, and what is said of them.
final class SmallTraces {
  static final List<String> ROUND = List.of("round=1", "structure=login");

  /// What a switch writes behind a conversion.
  static final List<String> SWITCHED = List.of("tracking!", "generation!");

  private SmallTraces() {}

  static String login(int ports, int words, String layout) {
    return """
    {"name":"login","entries":%d,"words":%d,"layout":"%s"}\
    """
        .formatted(ports, words, layout);
  }

  static String image(String name, String structures, String more) {
    return """
    {"name":"%s","version":"%s","bytes":4096,"structures":[%s]%s}\
    """
        .formatted(name, name, structures, more);
  }

  static String header(int ports, String more, String... images) {
    return """
    {"format":"palimpsest-trace","version":1,"ports":%d,"workers":%d,"marksPerWord":32,\
    "blockBytes":4096,"windowBytes":8192,"restMax":0,"roundsMax":2,"sessions":"login",\
    "running":"a","images":[%s]%s}\
    """
        .formatted(ports, ports, String.join(",", images), more);
  }

  /// One port, and images of which `b` has login entries of so many words.
  static Told told(int words) {
    return new Told(
        header(1, "", image("a", login(1, 2, "1"), ""), image("b", login(1, words, "2"), "")));
  }

  static void conforms(Told told) {
    TraceVerdict verdict = told.verdict();
    assertThat(verdict).isInstanceOf(TraceVerdict.Conforms.class);
  }

  static void violates(Told told, String action, String differs) {
    TraceVerdict verdict = told.verdict();
    assertThat(verdict).isInstanceOf(TraceVerdict.Violates.class);
    TraceVerdict.Violates violates = (TraceVerdict.Violates) verdict;
    assertThat(violates.event().action().toString()).as(violates.differs()).isEqualTo(action);
    assertThat(violates.differs()).contains(differs);
  }

  static void unreadable(Told told, long line, String what) {
    TraceVerdict verdict = told.verdict();
    assertThat(verdict).isInstanceOf(TraceVerdict.Unreadable.class);
    assertThat(((TraceVerdict.Unreadable) verdict).what()).contains(what);
    assertThat(((TraceVerdict.Unreadable) verdict).line()).isEqualTo(line);
  }
}
