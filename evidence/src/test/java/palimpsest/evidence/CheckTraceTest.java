package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;

/// The command `check-trace` as its callers know it, on traces of adapters in other languages.
final class CheckTraceTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;

  @AfterEach
  void noLineIsAnExceptionsTrace() {
    assertThat(out.toString() + err).doesNotContain("\tat ", "Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "emitted_by_c.ndjson, '22 events', '2 answers, 0 had to wait', '1 interrupt, 0 switched, 1"
        + " refused'",
    "emitted_by_python.ndjson, '52 events', '2 answers, 1 had to wait', '1 interrupt, 1 switched, 0"
        + " refused'"
  })
  void traceOfAForeignAdapterThatConforms_exits0AndSaysWhatWasChecked(
      String name, String events, String answers, String updates) {
    Path file = EXAMPLES.resolve(name);
    assertThat(check(file)).as(out + "" + err).isZero();
    assertThat(out.toString())
        .startsWith("conforms: " + file + "\n")
        .contains(events, answers, updates);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void eventThatNoBehaviourExplains_exits1AndSaysWhichAndWhatWasAllowed() throws IOException {
    Path file = changed("\"reads\":{\"gate\":1}", "\"reads\":{\"gate\":1,\"generation\":0}");
    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString().lines().map(line -> line.replaceFirst("line \\d+", "line N")))
        .first()
        .asString()
        .startsWith("violates: " + file + ":");
    assertThat(out.toString())
        .contains(
            "event     worker-0 #11 Enter port=0 request=2",
            "differs   the gate is closed",
            "allowed   Enter\n",
            "before    ",
            "explained ");
  }

  @Test
  void defectOfTheAdapter_exits1AndSaysWhatShouldHaveCome() throws IOException {
    Path file = changed("\"Branch\"", "\"Defect\",\"because\":\"no memory\"");
    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "event     update-1 #6 Defect because=no memory",
            "differs   the adapter itself failed: no memory",
            "allowed   Branch, FailCode");
  }

  @Test
  void traceThatTlcTakesToo_exits0AndSaysHowMuchOfIt() {
    assertThat(check(EXAMPLES.resolve("emitted_by_c.ndjson"), "--tlc")).as(out + "" + err).isZero();
    assertThat(out.toString()).containsPattern("tlc +took (\\d+) of \\1 steps, in \\d parts");
  }

  @Test
  void traceOfWhichTlcIsShownNothing_exits4() throws IOException {
    Path file = home.resolve("asked.ndjson");
    List<String> lines = Files.readAllLines(EXAMPLES.resolve("emitted_by_c.ndjson"));
    Files.write(file, List.of(lines.get(0), lines.get(1), "{\"events\":1}"));
    assertThat(check(file, "--tlc")).as(out + "" + err).isEqualTo(4);
    assertThat(out.toString()).contains("took 0 of 0 steps");
  }

  @Test
  void traceThatBreaksOff_exits4AndSaysWhere() throws IOException {
    Path file = home.resolve("cut.ndjson");
    String whole = Files.readString(EXAMPLES.resolve("emitted_by_c.ndjson"));
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertThat(check(file)).isEqualTo(4);
    assertThat(out.toString())
        .startsWith("inconclusive: " + file + "\n")
        .containsPattern("because +the trace breaks off in line \\d+");
  }

  @Test
  void linesTooFarApart_exit4() throws IOException {
    List<String> lines = Files.readAllLines(EXAMPLES.resolve("emitted_by_c.ndjson"));
    lines.add(12, lines.remove(1));
    Path file = home.resolve("apart.ndjson");
    Files.write(file, lines);
    assertThat(check(file)).as(out + "" + err).isZero();
    assertThat(check(file, "--lines-ahead", "3")).isEqualTo(4);
    assertThat(out.toString()).contains("lines-ahead=3");
  }

  @Test
  void fileThatIsNoTrace_exits2WithItsLine() throws IOException {
    Path file = changed("\"action\":\"Branch\"", "\"action\":\"Twig\"");
    assertThat(check(file)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "palimpsest check-trace: "
                + file
                + ":17: an action is one that the format knows: action=Twig\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void traceWithoutEvents_exits2() throws IOException {
    String header = Files.readAllLines(EXAMPLES.resolve("emitted_by_c.ndjson")).getFirst();
    Path file = home.resolve("empty.ndjson");
    Files.writeString(file, header + "\n{\"events\":0}\n");
    assertThat(check(file)).isEqualTo(2);
    assertThat(err.toString()).contains(file + ":2: a trace has events: there is none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.ndjson", "."})
  void whatCannotBeRead_exits2(String name) {
    assertThat(check(home.resolve(name))).isEqualTo(2);
    assertThat(err.toString()).contains(": there is no such file to read; give").hasLineCount(1);
  }

  @Test
  void wrongOptions_exit2() {
    Path file = EXAMPLES.resolve("emitted_by_c.ndjson");
    assertThat(check(file, "--lines-ahead", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--lines-ahead is 1 to 16777216: lines-ahead=0");
    assertThat(execute("check-trace")).isEqualTo(2);
    assertThat(check(file, "--line-ahead", "1")).isEqualTo(2);
  }

  /// The file is larger than all the memory there is.
  @Test
  void longTrace_isReadInLittleMemory() throws IOException, InterruptedException {
    Path file = home.resolve("long.ndjson");
    int requests = 60_000;
    writeRequests(file, requests);
    assertThat(Files.size(file)).isGreaterThan(36L << 20);
    Process command =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "palimpsest.evidence.Main",
                "check-trace",
                "--lines-ahead",
                "1000",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(command.waitFor()).as(said).isZero();
    assertThat(said).startsWith("conforms: ").contains("explained 360,000 events of 6 kinds");
  }

  /// Requests that are denied, as nobody logs in.
  private static void writeRequests(Path file, int requests) throws IOException {
    String header = Files.readAllLines(EXAMPLES.resolve("emitted_by_c.ndjson")).getFirst();
    try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
      lines.println(header);
      for (int request = 1; request <= requests; request++) {
        lines.printf(
            "{\"actor\":\"port-0\",\"seq\":%d,\"action\":\"Submit\",\"port\":0,\"request\":%d,"
                + "\"kind\":\"read\",\"session\":\"none\",\"writes\":{\"port-0\":%d}}%n",
            request, request, 2 * request - 1);
        List<String> steps =
            List.of(
                "\"Announce\",%s,\"reads\":{\"port-0\":" + (2 * request - 1) + "},\"writes\":%s",
                "\"Enter\",%s,\"reads\":{\"gate\":0,\"generation\":0}",
                "\"Serve\",%s,\"changes\":0,\"moves\":false",
                "\"Leave\",%s,\"writes\":%s",
                "\"Answer\",%s,\"told\":\"denied\",\"writes\":{\"port-0\":" + 2 * request + "}");
        for (int step = 0; step < steps.size(); step++) {
          String asked = "\"port\":0,\"request\":" + request;
          String inside = "{\"worker-0\":" + (2 * request - (step == 0 ? 1 : 0)) + "}";
          lines.printf(
              "{\"actor\":\"worker-0\",\"seq\":%d,\"action\":%s}%n",
              (request - 1) * steps.size() + step + 1, steps.get(step).formatted(asked, inside));
        }
      }
      lines.printf("{\"events\":%d}%n", requests * 6);
    }
  }

  @Test
  void help_hasAnExampleForEachOption() {
    assertThat(execute("check-trace", "--help")).isZero();
    assertThat(out.toString())
        .contains(
            "Example: adapter.ndjson",
            "Example: --lines-ahead 1000000",
            "Example: --tlc",
            "Exit codes:");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  /// The trace of an update with something else in the place of what is found once.
  private Path changed(String found, String instead) throws IOException {
    String whole = Files.readString(EXAMPLES.resolve("emitted_by_python.ndjson"));
    assertThat(whole).containsOnlyOnce(found);
    Path file = home.resolve("changed.ndjson");
    Files.writeString(file, whole.replace(found, instead));
    return file;
  }

  private int check(Path file, String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "check-trace";
    args[1] = file.toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return execute(args);
  }

  private int execute(String... args) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, Ink.PLAIN);
    return Main.execute(new TestMachine(() -> 0, home), terminal, args);
  }
}
