package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Certificates;
import palimpsest.evidence.report.Ink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line as its callers know it: what it prints, writes and returns.
final class MainTest {
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
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;
  private Path report = Path.of("report");
  private Path temporary = Path.of("temporary");

  @BeforeEach
  void folders() throws IOException {
    report = home.resolve("report");
    temporary = Files.createDirectory(home.resolve("temporary"));
  }

  @Test
  void allKept_exits0WithAReportAndTracesThatConform() throws IOException {
    Path traces = home.resolve("kept").resolve("traces");
    int code = certify(Certificates.file(), "--seed", "7", "--traces", traces.toString());
    assertThat(code).as(err.toString()).isZero();
    assertThat(err.toString())
        .startsWith(
            "certifying Tape adapter (" + Certificates.file() + "): 3 of 3 promised paths, ")
        .contains("2 updates each and one observed, seed 7")
        .containsPattern("1/3 +1.0 -> 1.1 +compatible +kept +pause \\d+\\.\\d{3} ms")
        .containsPattern("2/3 +1.1 -> 2.0 +converted +kept")
        .containsPattern("3/3 +2.0 -> 3.0 +refused +kept")
        .containsPattern("power  3 paths +\\d+ writes +kept +power lost \\d+ times, and \\d+ more")
        .doesNotContain("\u001b", "\r");
    assertThat(out.toString().strip().lines())
        .last()
        .isEqualTo(
            "All 3 promises are kept. Those of losses of power are kept. The page: "
                + report.resolve("index.html"));
    assertThat(report.resolve("index.html")).content().contains("1.1 → 2.0");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .containsPattern("Started after 1.0 -> 1.1: by fastload in .* with (\\d+) of \\1 sessions")
        .containsPattern("by the standard sequence in .* with 0 \\(simulated time\\)");
    assertThat(report.resolve("evidence.json"))
        .content()
        .contains("\"seed\" : 7")
        .contains("\"command\" : \"./palimpsest certify " + Certificates.file());
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "0 of 96 requirements shown, 0 in the specification only, 96 not shown, 0 broken");
    assertThat(report.resolve("evidence.json"))
        .content()
        .contains("\"profile\" : \"paths\"")
        .contains("paths 1.0..1.0, 1.0..1.1, 1.0..1.3: not run; ./palimpsest certify does it");
    assertThat(execute(() -> 0, "verify-dossier", report.toString())).as(out + "" + err).isZero();
    Files.writeString(report.resolve("summary.md"), "All is well.");
    assertThat(execute(() -> 0, "verify-dossier", report.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("The report is what was attested.")
        .contains("differs: summary.md: was changed: sha256 attested=")
        .endsWith("The report is not what was attested." + System.lineSeparator());
    assertThat(temporary).isEmptyDirectory();
    assertThat(names(traces))
        .containsExactly("1.0..1.1.ndjson", "1.1..2.0.ndjson", "2.0..3.0.ndjson");
    for (String name : names(traces)) {
      assertThat(execute(() -> 0, "check-trace", traces.resolve(name).toString()))
          .as(out + "" + err)
          .isZero();
    }
  }

  @Test
  void json_isAllThatIsPrintedAndTheEarlierReportIsComparedWith() throws IOException {
    assertThat(certify(Certificates.file(), "--only", "1.0..1.1")).as(err.toString()).isZero();
    out.getBuffer().setLength(0);
    int code =
        certify(
            Certificates.file(), "--only", "1.1..2.0", "--json", "--baseline", report.toString());
    assertThat(code).as(err.toString()).isZero();
    assertThat(out).hasToString(Files.readString(report.resolve("evidence.json")));
    JsonNode changed = JsonMapper.shared().readTree(out.toString()).at("/baseline/paths");
    assertThat(changed.valueStream().map(path -> path.path("name").asString()))
        .containsExactly("1.0..1.1", "1.1..2.0");
  }

  @Test
  void brokenPromise_exits1AndSaysWhich() throws IOException {
    Path file = home.resolve("broken.yaml");
    Files.writeString(
        file,
        Files.readString(Certificates.file())
            .replace("to: 1.1, promise: compatible", "to: 1.1, promise: refused"));
    int code = certify(file, "--only", "1.0..1.1");
    assertThat(code).as(err.toString()).isEqualTo(1);
    assertThat(err.toString()).contains("BROKEN");
    assertThat(out.toString())
        .contains("broken: 1.0 -> 1.1")
        .contains("promised refused, but compatible: updated")
        .contains("1 of 1 promise is broken; 2 others were not tried.");
    assertThat(report.resolve("evidence.json")).content().contains("\"holds\" : false");
  }

  @Test
  void system_isRolledWithPowerLostInEachAdapter() throws IOException {
    Path file = home.resolve("system.yaml");
    Files.writeString(file, Files.readString(Certificates.file()) + SYSTEM);
    int code = certify(file, "--only", "1.0..1.1");
    assertThat(code).as(err + "" + out).isZero();
    assertThat(err.toString())
        .containsPattern("roll  1.0 -> 1.1 +2 adapters +kept +power lost 14 times");
    assertThat(out.toString()).contains("right cut at write ", "Those of the roll are kept.");
    assertThat(report.resolve("evidence.json")).content().contains("\"cuts\" : 14");
    assertThat(report.resolve("index.html")).content().contains("left cut before step 1");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void systemThatCannotBeRolled_exits1AndSaysWhy() throws IOException {
    Path file = home.resolve("mixed.yaml");
    String parameters = "\n    parameters: {port-login: [%s]}";
    Files.writeString(
        file,
        (Files.readString(Certificates.file()) + SYSTEM)
            .replace("version: 1.0", "version: 1.0" + parameters.formatted("wwn"))
            .replace("version: 1.1", "version: 1.1" + parameters.formatted("wwn, speed"))
            .replace("to: 1.1, promise: compatible", "to: 1.1, promise: converted"));
    int code = certify(file, "--only", "1.0..1.1");
    assertThat(code).as(err + "" + out).isEqualTo(1);
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("by this roll or the next: the roll stopped: releases that run")
        .contains(
            "The promise is kept; 2 others were not tried. Those of losses of power are kept."
                + " Not all of the roll are kept.");
  }

  @Test
  void releaseThatDoesNotStart_breaksItsPathsAndNoOthers() throws IOException {
    Path file = home.resolve("needy.yaml");
    Files.writeString(
        file,
        Files.readString(Certificates.file())
            .replace("    version: 1.1", "    version: 1.1\n    requires: [cache-battery]"));
    int code = certify(file, "--only", "1.1..2.0");
    assertThat(code).as(err.toString()).isEqualTo(1);
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("broken: 1.1 -> 2.0")
        .contains(
            "release 1.1 does not start: an image starts where there is what it requires:"
                + " capability=cache-battery presence=UNKNOWN");
    assertThat(err.toString()).doesNotContain("failed");
  }

  @Test
  void faultOfOurOwn_exits3WithALogAndNoReport() throws IOException {
    LongSupplier stopped =
        () -> {
          throw new IllegalStateException("the clock\nstopped");
        };
    int code =
        execute(stopped, "certify", Certificates.file().toString(), "--out", report.toString());
    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines())
        .last()
        .asString()
        .startsWith("palimpsest failed: the clock stopped; the log is " + temporary);
    assertThat(err.toString()).doesNotContain("\tat ");
    Path log =
        Path.of(err.toString().strip().lines().toList().getLast().replaceFirst(".* is ", ""));
    assertThat(log).content().contains("IllegalStateException", "at palimpsest.evidence");
    assertThat(report).doesNotExist();
    assertThat(names(temporary)).containsExactly(log.getFileName().toString());
  }

  @Test
  void everyComplaint_isALineAndNothingIsWritten() throws IOException {
    Path file =
        Files.writeString(home.resolve("bad.yaml"), "name: Bad\nreleases: 7\ncolour: red\n");
    Path foreign = Files.createDirectory(home.resolve("foreign"));
    Files.writeString(foreign.resolve("notes.txt"), "mine");
    int code =
        execute(
            System::nanoTime,
            "certify",
            file.toString(),
            "--out",
            foreign.toString(),
            "--runs",
            "1");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString().lines())
        .allMatch(line -> line.startsWith("palimpsest certify: "))
        .anyMatch(line -> line.contains("--runs is 2 to 10000: runs=1"))
        .anyMatch(line -> line.contains("notes.txt"))
        .anyMatch(line -> line.contains("bad.yaml:2:"))
        .anyMatch(line -> line.contains("bad.yaml:3:"));
    assertThat(out.toString()).isEmpty();
    assertThat(names(home)).containsExactly("bad.yaml", "foreign", "temporary");
    assertThat(names(foreign)).containsExactly("notes.txt");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void unknownPath_isAnsweredWithTheKnown() {
    assertThat(certify(Certificates.file(), "--only", "1.0..9")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "palimpsest certify: --only 1.0..9: no such path is promised; a path is FROM..TO, and"
                + " promised are 1.0..1.1, 1.1..2.0, 2.0..3.0"
                + System.lineSeparator());
  }

  @Test
  void missingFile_isALine() {
    assertThat(certify(home.resolve("none.yaml"))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("does not exist");
  }

  @Test
  void badOptions_areALineAndAHint() {
    for (List<String> bad :
        List.of(
            List.of("certify", "--colour", "red"),
            List.of("certify", "--runs", "many"),
            List.of("certify", "--seed"),
            List.of("certify", "--profile"),
            List.of("verify-dossier"),
            List.of("certify", "a.yaml", "b.yaml"),
            List.of("certificate"))) {
      err.getBuffer().setLength(0);
      assertThat(execute(System::nanoTime, bad.toArray(String[]::new)))
          .as(bad.toString())
          .isEqualTo(2);
      assertThat(err.toString().lines())
          .as(bad.toString())
          .hasSize(2)
          .last()
          .asString()
          .startsWith("see ./palimpsest");
    }
    err.getBuffer().setLength(0);
    assertThat(execute(System::nanoTime, "certfy")).isEqualTo(2);
    assertThat(execute(System::nanoTime, "certify", "--sede", "1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("palimpsest: certfy: there is no such command; did you mean certify?")
        .contains("palimpsest certify: --sede: there is no such option; did you mean --seed?");
    assertThat(report).doesNotExist();
  }

  @Test
  void help_hasAnExampleForEachOptionAndTheExitCodes() {
    assertThat(execute(System::nanoTime, "certify", "--help")).isZero();
    String help = out.toString();
    for (String example :
        List.of(
            "releases.yaml",
            "--out reports/2.1",
            "--runs 100",
            "--seed 7",
            "--only 1.3..2.0",
            "--deep",
            "--traces traces/2.1",
            "--profile standard",
            "--jobs 2",
            "--json",
            "--baseline reports/2.0",
            "--key private.pem")) {
      assertThat(help).contains("Example: " + example);
    }
    assertThat(help).contains("Exit codes:").contains("palimpsest certify releases.yaml --only");
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void noCommand_printsUsage() {
    assertThat(execute(System::nanoTime)).isZero();
    assertThat(out.toString()).contains("Usage: palimpsest").contains("certify");
  }

  @Test
  void version_isOneLine() {
    assertThat(execute(System::nanoTime, "--version")).isZero();
    assertThat(out.toString().lines()).singleElement().asString().startsWith("palimpsest ");
  }

  private int certify(Path file, String... more) {
    return execute(
        System::nanoTime,
        Stream.concat(
                Stream.of(
                    "certify",
                    file.toString(),
                    "--out",
                    report.toString(),
                    "--runs",
                    "2",
                    "--profile",
                    "paths"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int execute(LongSupplier nanos, String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, Ink.PLAIN);
    return Main.execute(new TestMachine(nanos, temporary), terminal, arguments);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
