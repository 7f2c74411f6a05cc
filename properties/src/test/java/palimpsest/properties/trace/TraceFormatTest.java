package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.driver.DriverConfiguration;
import tools.jackson.databind.json.JsonMapper;

/// The format has one meaning: to the reader, to the schema, and to whoever reads about it.
final class TraceFormatTest {
  private static final String HEADER = Sample.HEADER;
  private static final String SUBMIT = Sample.SUBMIT;

  static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(committed(), InputFormat.JSON);

  @TempDir private Path folder;

  /// A trace that is none, where it goes wrong, and a part of what is said of that.
  ///
  /// @param isSeenInALine whether its bad line is bad by itself, so that the schema sees it
  record Bad(String what, String trace, long line, String said, boolean isSeenInALine) {
    static Bad line(String what, String second, String said) {
      return new Bad(what, HEADER + "\n" + second + "\n{\"events\":1}\n", 2, said, true);
    }

    static Bad header(String what, String header, String said) {
      return new Bad(what, header + "\n", 1, said, true);
    }

    static Bad whole(String what, String header, String said) {
      return new Bad(what, header + "\n", 1, said, false);
    }

    static Bad together(String what, long line, String said, String... lines) {
      return new Bad(what, HEADER + "\n" + String.join("\n", lines) + "\n", line, said, false);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static List<Bad> bad() {
    return Stream.of(badHeaders(), badSizes(), badLines(), badAnswers(), badTogether())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Bad> badHeaders() {
    List<Bad> all = new ArrayList<>();
    all.add(Bad.header("no JSON", "port-0 was asked", "header"));
    all.add(Bad.header("another format", HEADER.replace("-trace", "-race"), "format"));
    all.add(
        Bad.header(
            "another version", HEADER.replace("\"version\":1,", "\"version\":4,"), "version=4"));
    all.add(
        Bad.header(
            "storage in the first version",
            HEADER.replace(
                "\"ports\"", "\"storage\":{\"blockBytes\":512,\"triesMax\":3},\"ports\""),
            "of version 2"));
    all.add(
        Bad.header(
            "storage without tries",
            HEADER
                .replace("\"version\":1,", "\"version\":2,")
                .replace("\"ports\"", "\"storage\":{\"blockBytes\":512,\"triesMax\":0},\"ports\""),
            "triesMax=0"));
    all.add(Bad.header("no object", "[1]", "header"));
    all.add(Bad.header("no ports", HEADER.replace("\"ports\":1", "\"ports\":0"), "ports=0"));
    all.add(
        Bad.header("a header's misspelt field", HEADER.replace("\"ports\"", "\"prots\""), "ports"));
    all.add(Bad.header("workers left out", HEADER.replace("\"workers\":1,", ""), "workers"));
    all.add(
        new Bad(
            "an image that is not listed",
            HEADER.replace("\"running\":\"a\"", "\"running\":\"z\"") + "\n",
            1,
            "running=z",
            false));
    return all;
  }

  private static List<Bad> badSizes() {
    List<Bad> all = new ArrayList<>();
    all.add(
        Bad.header(
            "a layout that is null",
            HEADER.replace("\"layout\":\"1\"", "\"layout\":null"),
            "null"));
    all.add(
        Bad.header(
            "a version that is null",
            HEADER.replace("\"running\"", "\"versions\":{\"gate\":null},\"running\""),
            "null"));
    all.add(
        Bad.header(
            "a module that is null",
            HEADER.replace("\"running\"", "\"modules\":{\"flash\":null},\"running\""),
            "null"));
    all.add(
        Bad.header(
            "a negative version",
            HEADER.replace("\"running\"", "\"versions\":{\"gate\":-2},\"running\""),
            "gate version=-2"));
    for (String location :
        List.of("door", "gate", "worker-0", "worker-1", "port-0", "marks-1-0", "login[1]")) {
      long version = location.equals("worker-1") || location.equals("port-0") ? 2 : 1;
      all.add(
          Bad.whole(
              "the version of " + location,
              HEADER.replace(
                  "\"running\"",
                  "\"versions\":{\"%s\":%d},\"running\"".formatted(location, version)),
              location));
    }
    all.add(
        Bad.whole(
            "a running image that does not fit",
            HEADER.replace("\"bytes\":4096", "\"bytes\":8193"),
            "bytes of the image that runs=8193 most=8192"));
    all.add(
        Bad.whole(
            "too many blocks",
            HEADER
                .replace("\"blockBytes\":4096", "\"blockBytes\":1")
                .replace("\"windowBytes\":8192", "\"windowBytes\":4294967296"),
            "windowBytes/blockBytes=4294967296"));
    all.add(
        Bad.whole(
            "a field of the header twice",
            HEADER.replace("\"ports\":1", "\"ports\":1,\"ports\":1"),
            "ports"));
    all.add(
        Bad.whole(
            "layouts that are called alike and are not",
            HEADER.replace(
                "\"images\":[",
                """
                "images":[{"name":"b","version":"1.0","bytes":4096,"structures":\
                [{"name":"login","entries":1,"words":3,"layout":"1"}]},\
                """),
            "words=2 before=3"));
    return all;
  }

  private static List<Bad> badLines() {
    List<Bad> all = new ArrayList<>();
    all.add(Bad.line("no JSON", "{\"actor\":oops}", "JSON"));
    all.add(Bad.line("a list", "[1]", "object"));
    all.add(Bad.line("an unknown action", SUBMIT.replace("Submit", "Admit"), "action=Admit"));
    all.add(Bad.line("a missing field", SUBMIT.replace("\"port\":0,", ""), "port"));
    all.add(Bad.line("a misspelt field", SUBMIT.replace("\"kind\"", "\"kid\""), "field=kid"));
    all.add(
        Bad.line(
            "another action's field", SUBMIT.replace("\"kind\"", "\"rest\":1,\"kind\""), "rest"));
    all.add(Bad.line("no actor", SUBMIT.replace("\"actor\":\"port-0\",", ""), "actor"));
    all.add(Bad.line("an unknown actor", SUBMIT.replace("\"port-0\",", "\"host-0\","), "host-0"));
    all.add(Bad.line("no count", SUBMIT.replace("\"seq\":1,", ""), "seq"));
    all.add(
        Bad.line("a text for a number", SUBMIT.replace("\"port\":0", "\"port\":\"0\""), "port"));
    all.add(Bad.line("a number for a text", SUBMIT.replace("\"login\"", "3"), "kind"));
    all.add(Bad.line("a negative number", SUBMIT.replace("\"port\":0", "\"port\":-1"), "port"));
    all.add(Bad.line("a fraction", SUBMIT.replace("\"port\":0", "\"port\":0.5"), "port"));
    all.add(
        Bad.line("versions in a list", SUBMIT.replace("{\"port-0\":1}", "[\"port-0\"]"), "writes"));
    return all;
  }

  private static List<Bad> badAnswers() {
    List<Bad> all = new ArrayList<>();
    String answer =
        SUBMIT
            .replace("Submit", "Answer")
            .replace("\"actor\":\"port-0\"", "\"actor\":\"worker-0\"");
    all.add(
        Bad.line(
            "a session without a login",
            answer.replace("\"kind\":\"login\"", "\"told\":\"done\",\"session\":\"5a\""),
            "session"));
    all.add(
        Bad.line(
            "a login without a session",
            answer.replace("\"kind\":\"login\"", "\"told\":\"loggedIn\""),
            "session"));
    all.add(
        Bad.line(
            "a login to a session without a name",
            answer.replace("\"kind\":\"login\"", "\"told\":\"loggedIn\",\"session\":\"\""),
            "session"));
    return all;
  }

  private static List<Bad> badTogether() {
    List<Bad> all = new ArrayList<>();
    all.add(
        Bad.together(
            "a field twice", 2, "once", SUBMIT.replace("\"port\":0", "\"port\":0,\"port\":1")));
    for (String twice :
        List.of(
            "\"actor\":\"port-0\"",
            "\"seq\":1",
            "\"action\":\"Submit\"",
            "\"writes\":{\"port-0\":1}")) {
      all.add(
          Bad.together(twice + " twice", 2, "once", SUBMIT.replace(twice, twice + "," + twice)));
    }
    all.add(
        Bad.together(
            "reads twice",
            2,
            "once",
            SUBMIT.replace("\"kind\"", "\"reads\":{},\"reads\":{},\"kind\"")));
    all.add(Bad.together("an event counted twice", 3, "before=1", SUBMIT, SUBMIT));
    all.add(Bad.together("a gap", 2, "seq=2", SUBMIT.replace("\"seq\":1", "\"seq\":2")));
    all.add(
        Bad.together(
            "an actor that does what is another's",
            2,
            "worker-0",
            SUBMIT.replace("\"actor\":\"port-0\"", "\"actor\":\"worker-0\"")));
    all.add(
        Bad.together("a port that is not there", 2, "port-7", SUBMIT.replace("port-0", "port-7")));
    all.add(
        Bad.together(
            "a line over two lines",
            2,
            "each line",
            SUBMIT.replace(",\"kind", ",\n\"kind"),
            "{\"events\":1}"));
    all.add(Bad.together("an empty line", 2, "each line", "", SUBMIT));
    all.add(Bad.together("two events in a line", 3, "each line", SUBMIT + SUBMIT));
    all.add(Bad.together("a wrong count of events", 3, "events=5", SUBMIT, "{\"events\":5}"));
    all.add(
        Bad.together("something behind the end", 4, "behind", SUBMIT, "{\"events\":1}", SUBMIT));
    return all;
  }

  private static String committed() {
    try (InputStream in =
        Objects.requireNonNull(TraceReader.class.getResourceAsStream("trace.schema.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Event> read(String trace) throws UnreadableTrace {
    List<Event> events = new ArrayList<>();
    try (TraceReader reader =
        TraceReader.open(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)))) {
      Optional<Event> event = reader.next();
      while (event.isPresent()) {
        events.add(event.get());
        event = reader.next();
      }
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsNoTraceIsToldByItsLineAndInOneLine(Bad bad) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                UnreadableTrace.class, () -> read(bad.trace())))
        .as(bad.trace())
        .isNotNull()
        .satisfies(
            found -> {
              assertThat(found.getMessage()).contains(bad.said()).doesNotContain("\n");
              assertThat(found.line()).isEqualTo(bad.line());
            });
  }

  static List<Bad> badInALine() {
    return bad().stream()
        .filter(Bad::isSeenInALine)
        .filter(bad -> !bad.what().equals("no JSON"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("badInALine")
  void theSchemaSeesWhatIsWrongWithALineAsTheReaderDoes(Bad bad) {
    String line = bad.trace().lines().toList().get((int) bad.line() - 1);
    assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isNotEmpty();
    assertThat(SCHEMA.validate(SUBMIT, InputFormat.JSON)).isEmpty();
    assertThat(SCHEMA.validate(HEADER, InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaIsWhatTheReaderKnows() {
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(committed())).isEqualTo(mapper.readTree(TraceSchema.text()));
  }

  @Test
  void theDescriptionNamesEachActionAndEachField() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "trace-format.md"));
    for (Action action : Action.values()) {
      assertThat(text).as("docs/trace-format.md").contains(action.toString());
    }
    for (Field field : Field.values()) {
      assertThat(text).as("docs/trace-format.md").contains("`" + field.key() + "`");
    }
    for (var component : TraceHeader.class.getRecordComponents()) {
      assertThat(text).as("docs/trace-format.md").contains("`" + component.getName() + "`");
    }
  }

  @Test
  void everyLineThatARunWritesObeysTheSchemaAndIsReadBack()
      throws InterruptedException, IOException, UnreadableTrace {
    Path file;
    try (TracedRun run =
        new TracedRun(AdapterConfiguration.small(), DriverConfiguration.standard(), 3, folder)) {
      file = run.file();
      run.awaitAnswers(40);
      run.interrupt().join();
      run.awaitAnswers(40);
    }
    String trace = Files.readString(file);
    List<String> lines = trace.lines().toList();
    List<Event> events = read(trace);
    assertThat(events).hasSize(lines.size() - 2).hasSizeGreaterThan(500);
    lines.stream()
        .limit(2_000)
        .forEach(line -> assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty());
    assertThat(SCHEMA.validate(lines.getLast(), InputFormat.JSON)).isEmpty();
    assertThat(events.getFirst().line()).isEqualTo(2);
  }

  @Test
  void whoeverWritesMayAddFieldsOfItsOwn() throws UnreadableTrace {
    String line = SUBMIT.replace("\"kind\"", "\"x-host\":{\"name\":[\"h\"]},\"kind\"");
    assertThat(read(HEADER + "\n" + line + "\n")).hasSize(1);
    assertThat(SCHEMA.validate(line, InputFormat.JSON)).isEmpty();
  }

  /// Wherever it does: in a word, a number, a name, a character.
  @Test
  void aLineThatBreaksOffEndsTheTraceThere() throws UnreadableTrace {
    String whole =
        """
        {"actor":"worker-0","seq":1,"action":"Serve","port":0,"request":10,"changes":0,\
        "moves":true,"x-one":[null,-1.5e3,false,"\\u00e4ä€"],"reads":{"gate":12}}\
        """;
    byte[] line = whole.getBytes(StandardCharsets.UTF_8);
    byte[] before = (HEADER + "\n" + SUBMIT + "\n").getBytes(StandardCharsets.UTF_8);
    for (int end = 1; end < line.length; end++) {
      byte[] cut = Arrays.copyOf(before, before.length + end);
      System.arraycopy(line, 0, cut, before.length, end);
      try (TraceReader reader = TraceReader.open(new ByteArrayInputStream(cut))) {
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isEmpty();
        assertThat(reader.cutAt()).as("bytes=%d", end).hasValue(3);
        assertThat(reader.isComplete()).isFalse();
      }
    }
  }
}
