package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Certificates;
import palimpsest.evidence.report.Ink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever interrupts a certification gets a report of what there is, and never takes it for more.
final class InterruptionTest {
  private static final List<String> FILES =
      List.of(
          "attestation.json",
          "bom.json",
          "evidence.json",
          "index.html",
          "junit.xml",
          "requirements.xml",
          "results.json",
          "summary.md");
  private static final String SYSTEM =
      """

      system:
        adapters: [left, right]
        hosts:
          mail: [left, right]
        roll: {from: 1.0, to: 1.1}
        media: [file]
      """;

  private final StringWriter out = new StringWriter();
  @TempDir private Path home;
  private Path report = Path.of("report");
  private Path temporary = Path.of("temporary");

  @BeforeEach
  void folders() throws IOException {
    report = home.resolve("report");
    temporary = Files.createDirectory(home.resolve("temporary"));
  }

  /// Where errors go; interrupts whoever writes a certain text.
  private static final class Interrupting extends StringWriter {
    private final String text;
    private boolean isDone;

    Interrupting(String text) {
      this.text = text;
    }

    @Override
    public void write(String written, int from, int length) {
      super.write(written, from, length);
      if (!isDone && getBuffer().indexOf(text) >= 0) {
        isDone = true;
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void betweenPaths_thoseThatRanAreReported() throws IOException {
    assertThat(certify("1/3")).isEqualTo(6);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    JsonNode evidence = evidence();
    assertThat(evidence.at("/verdict").stringValue()).isEqualTo("incomplete");
    assertThat(evidence.at("/holds").booleanValue()).isFalse();
    assertThat(evidence.at("/paths")).hasSize(1);
    assertThat(evidence.at("/extent/0/ran/0").stringValue()).isEqualTo("1.0..1.1");
    assertThat(evidence.at("/extent/0/missing")).hasSize(2);
    assertThat(report.resolve("index.html"))
        .content()
        .contains("Interrupted when there were results of 1 of 3 promised paths", "not tried");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("Incomplete. Interrupted when there were results of 1 of 3 promised paths")
        .contains("The promise is kept; 2 others were not tried.");
    assertThat(temporary).isEmptyDirectory();
    verifies();
  }

  /// Those rolls that were made before are in the report, and not taken for all.
  @Test
  void amidRolls_thoseThatWereMadeAreReported() throws IOException {
    Path file = home.resolve("releases.yaml");
    Files.writeString(file, Files.readString(Certificates.file()) + SYSTEM);
    assertThat(
            execute(
                true,
                new Interrupting("roll 2: "),
                "certify",
                file.toString(),
                "--only",
                "1.0..1.1",
                "--out",
                report.toString(),
                "--runs",
                "2",
                "--profile",
                "paths"))
        .isEqualTo(6);
    JsonNode evidence = evidence();
    assertThat(evidence.at("/verdict").stringValue()).isEqualTo("incomplete");
    assertThat(evidence.at("/system/complete").booleanValue()).isFalse();
    assertThat(evidence.at("/system/rolls")).hasSize(2);
    assertThat(evidence.at("/extent/2/missing/0").stringValue()).isEqualTo("1.0..1.1");
    assertThat(report.resolve("index.html"))
        .content()
        .contains(
            "0 of 1 rolls over a storage system",
            "2 rolls, with power lost in 1 of them. Others were to follow when it was interrupted.",
            "every promise was kept as far as it came");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("Those of the roll are kept as far as it came.");
    verifies();
  }

  @Test
  void beforeThereIsAnyResult_thatIsReported() throws IOException {
    assertThat(certify("certifying")).isEqualTo(6);
    assertThat(evidence().at("/paths")).isEmpty();
    assertThat(report.resolve("junit.xml")).content().contains("name=\"paths\" tests=\"0\"");
    assertThat(out.toString())
        .contains("results of 0 of 3 promised paths")
        .contains("No promise was tried.");
    verifies();
  }

  @Test
  void whileSomethingRunsAgain_nothingIsSaidOfTheReport() {
    String file = Certificates.file().toString();
    assertThat(
            execute(
                new StringWriter(),
                "certify",
                file,
                "--out",
                report.toString(),
                "--runs",
                "2",
                "--profile",
                "paths"))
        .isZero();
    out.getBuffer().setLength(0);
    assertThat(execute(new Interrupting("1/"), "verify-dossier", report.toString(), "--rerun"))
        .isEqualTo(6);
    assertThat(out.toString()).doesNotContain("The report is");
    assertThat(temporary).isEmptyDirectory();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /// A real Ctrl-C goes by another way: the virtual machine goes down meanwhile.
  @Test
  void theProcessItself_endsWithAReportAndAnExitCodeOfItsOwn() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "certify",
                Certificates.file().toString(),
                "--out",
                report.toString(),
                "--runs",
                "10000")
            .start();
    try (BufferedReader news = process.errorReader()) {
      assertThat(news.readLine()).startsWith("certifying Tape adapter");
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(news.lines().toList().toString()).isEqualTo(6);
    }
    assertThat(evidence().at("/verdict").stringValue()).isEqualTo("incomplete");
    assertThat(names(home)).containsExactly("report", "temporary");
    assertThat(names(temporary)).isEmpty();
    assertThat(verified()).as("made from jars, of which this has none").isEqualTo(1);
    assertThat(out.toString().lines().filter(line -> line.startsWith("differs")))
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(line -> line.contains("made by another build than this one"));
  }

  /// It is accepted as what it is.
  private void verifies() throws IOException {
    assertThat(verified()).as(out.toString()).isZero();
    assertThat(out.toString()).contains("The report is what was attested.");
  }

  private int verified() throws IOException {
    assertThat(names(report)).containsExactlyElementsOf(FILES);
    out.getBuffer().setLength(0);
    int code = execute(new StringWriter(), "verify-dossier", report.toString());
    assertThat(out.toString())
        .contains("incomplete: the run was interrupted, and shows less than was asked for");
    return code;
  }

  private int certify(String interruptedAt) {
    return execute(
        new Interrupting(interruptedAt),
        "certify",
        Certificates.file().toString(),
        "--out",
        report.toString(),
        "--runs",
        "2");
  }

  private int execute(StringWriter err, String... arguments) {
    return execute(false, err, arguments);
  }

  private int execute(boolean isLive, StringWriter err, String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), isLive, Ink.PLAIN);
    return Main.execute(new TestMachine(System::nanoTime, temporary), terminal, arguments);
  }

  private JsonNode evidence() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(report.resolve("evidence.json")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
