package palimpsest.evidence.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.TestMachine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Certificates;
import palimpsest.evidence.report.Ink;
import palimpsest.evidence.report.Report;
import palimpsest.evidence.report.ReportFolder;
import palimpsest.evidence.report.Results;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.Specification;

/// What does not depend on time is the same whenever it is run, and a report in which it is not is
/// found out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RerunTest {
  private static final long SEED = 7;
  private static final List<String> MODELS = List.of("SystemHeirs");
  private static final List<String> MUTANTS = List.of("NoDrain");
  private static final String SYSTEM =
      """

      system:
        adapters: [left, right]
        hosts:
          mail: [left, right]
        roll: {from: 1.0, to: 1.1}
        media: [file]
      """;

  private Path home = Path.of("home");
  private Path file = Path.of("releases.yaml");
  private String results = "";

  @BeforeAll
  void certify(@TempDir Path folder) throws Exception {
    home = folder;
    file = home.resolve("releases.yaml");
    Files.writeString(file, Files.readString(Certificates.file()) + SYSTEM);
    results = certified(1);
  }

  private String certified(int jobs) throws Exception {
    Subject subject =
        switch (Subject.read(Optional.of(file))) {
          case Subject.Reading.Read read -> read.subject();
          case Subject.Reading.Wrong wrong -> throw new AssertionError(wrong.problems().toString());
        };
    List<Check> checks =
        Profile.QUICK.checks(Specification.packaged().manifest()).stream()
            .filter(check -> MODELS.contains(check.name()))
            .toList();
    List<SubjectMutant> mutants =
        MUTANTS.stream()
            .map(name -> Objects.requireNonNull(SubjectMutants.all().get(name)))
            .toList();
    Certification.Plan plan =
        new Certification.Plan(
            subject,
            subject.history().paths().subList(0, 2),
            new RunSettings(2, 500, SEED),
            Profile.QUICK,
            checks,
            mutants,
            OptionalInt.of(jobs),
            false,
            false,
            Optional.empty());
    try (Interruption interruption = Interruption.awaited()) {
      return Objects.requireNonNull(
          Report.files(
                  new Certification(machine(), terminal(new StringWriter()), interruption, plan, "")
                      .run())
              .get(ReportFolder.RESULTS));
    }
  }

  private TestMachine machine() {
    return new TestMachine(System::nanoTime, home);
  }

  private static Terminal terminal(StringWriter out) {
    return new Terminal(
        new PrintWriter(out, true), new PrintWriter(new StringWriter()), false, Ink.PLAIN);
  }

  private List<String> differences(String recorded, StringWriter out)
      throws IOException, InterruptedException {
    return new Rerun(machine(), terminal(out), Results.read(recorded), new Rerun.Sample(3, 3))
        .differences();
  }

  /// Paths, losses of power, rolls, models, mutants and the implementation as it is: none of it
  /// depends on time.
  @Test
  void oneSeed_givesTheSameBytesWithOneJobAndWithTwo() throws Exception {
    assertThat(certified(2)).isEqualTo(results);
    for (String name :
        List.of(
            "\"1.1..2.0\"",
            "\"lostAgain\"",
            "\"requests around losses of power\"",
            "\"writes at which power is lost\"",
            "\"tries of the adapter as it is\"",
            "\"refused: source fails\"",
            "\"right cut at write",
            "\"SystemHeirs\"",
            "\"NoDrain\"",
            "\"walk in ")) {
      assertThat(results).contains(name);
    }
    assertThat(results)
        .doesNotContainIgnoringCase("nanos")
        .doesNotContain("\"answers\"", "\"waits\"");
  }

  @Test
  void whatIsRunAgain_isTheSameOrIsFoundAndWhatIsMissingIsNamed() throws Exception {
    String forged =
        results
            .replace("\"happened\" : \"converted\"", "\"happened\" : \"compatible\"")
            .replaceFirst("\"distinct\" : \\d+", "\"distinct\" : 1")
            .replaceFirst("\"lostAgain\" : \\d+", "\"lostAgain\" : 99")
            .replaceFirst("\"takenOver\" : false", "\"takenOver\" : true")
            .replaceFirst("\"left cut at write 1 ", "\"left cut at no write ");
    StringWriter out = new StringWriter();
    List<String> differences = differences(forged, out);
    assertThat(differences.stream().filter(line -> line.endsWith(": is missing")))
        .contains(
            "results.json: models: SystemRoll: is missing",
            "results.json: mutants: LateWorker: is missing")
        .anyMatch(line -> line.startsWith("results.json: rolls: left cut at write 1 "))
        .noneMatch(line -> line.contains("paths") || line.contains("losses"));
    assertThat(differences.stream().filter(line -> !line.endsWith(": is missing")))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("results.json: rolls: left cut at no write "))
        .anyMatch(line -> line.startsWith("losses: 1.0..1.1: recorded="))
        .anyMatch(line -> line.startsWith("rolls: nothing: recorded="))
        .anyMatch(line -> line.startsWith("paths: 1.1..2.0: recorded="))
        .anyMatch(line -> line.startsWith("models: SystemHeirs: recorded="));
    assertThat(out.toString().lines())
        .contains(
            "run again: paths: 1.0..1.1: the same",
            "run again: paths: 1.1..2.0: another result",
            "run again: losses: 1.0..1.1: another result",
            "run again: losses: 1.1..2.0: the same",
            "run again: rolls: nothing: another result",
            "run again: mutants: NoDrain: the same");
  }

  @Test
  void anotherReleaseFile_isSaidToBe() throws Exception {
    String other = results.replaceFirst("\"sha256\" : \"..", "\"sha256\" : \"zz");
    assertThat(differences(other, new StringWriter()))
        .singleElement()
        .asString()
        .startsWith("the release file is not the one that was certified: file=" + file);
  }
}
