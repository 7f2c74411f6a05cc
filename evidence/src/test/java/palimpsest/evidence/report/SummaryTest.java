package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Promise;
import palimpsest.properties.path.StartTimes;

final class SummaryTest {
  private static final String PAGE = "report/index.html";

  @Test
  void allPromisesKept_matrixTableAndVerdict() {
    assertThat(text(Certificates.kept(), Ink.PLAIN)).isEqualTo(golden("kept.txt"));
  }

  @Test
  void promiseBroken_isMarkedAndToldInFull() {
    assertThat(text(Certificates.broken(), Ink.PLAIN)).isEqualTo(golden("broken.txt"));
  }

  @Test
  void startsCompared_areToldInALineAndOnThePage() {
    Certificate kept = Certificates.kept();
    Certificate compared =
        kept.with(
            Found.starts(
                new StartTimes(
                    kept.results().getFirst().path(),
                    Duration.ofMillis(50),
                    Duration.ofMillis(28_110),
                    16,
                    16,
                    0)));
    String told = "by the standard sequence in 28.1\u00a0s with 0 (simulated time).";
    assertThat(text(compared, Ink.PLAIN).replace('\n', ' '))
        .contains(told)
        .contains("by fastload in 50\u00a0ms with 16 of 16 sessions");
    assertThat(text(kept, Ink.PLAIN)).doesNotContain("sessions");
    assertThat(Report.files(compared).getOrDefault(ReportFolder.PAGE, "")).contains(told);
  }

  @Test
  void rolled_hasALineForEachRollAndSaysWhatWasKeptInAll() {
    String kept = text(Certificates.rolled(true), Ink.PLAIN);
    assertThat(kept.substring(kept.indexOf("Roll "))).isEqualTo(golden("rolled.txt"));
    assertThat(text(Certificates.rolled(false), Ink.PLAIN))
        .contains("  taken over  BROKEN\n")
        .contains("broken: left cut before step 9, PauseAdapter\n")
        .contains("  - every host kept a path: host mail has no path while right is updated\n")
        .contains("All 3 promises are kept. Not all of the roll are kept. The page: ")
        .doesNotContain("every host kept a path;");
  }

  @Test
  void crashed_hasALineForEachPathAndSaysWhatIsNotCovered() {
    String kept = text(Certificates.crashed(true), Ink.PLAIN);
    assertThat(kept.substring(kept.indexOf("Losses of power"))).isEqualTo(golden("crashed.txt"));
    assertThat(text(Certificates.crashed(false), Ink.PLAIN))
        .contains("1  BROKEN\n")
        .contains("broken where power is lost: 2.0 -> 3.0\n")
        .contains("All 3 promises are kept. Not all of losses of power are kept. The page: ")
        .contains("Not kept: no block was lost");
  }

  @Test
  void colours_changeNothingButColour() {
    Certificate certificate = Certificates.broken();
    String coloured = text(certificate, Ink.COLOURED);
    assertThat(coloured).contains("\u001b[1;31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("(?m) +$", ""))
        .isEqualTo(text(certificate, Ink.PLAIN).replaceAll("(?m) +$", ""));
  }

  @Test
  void textOfOthers_givesTheTerminalNoCommand() {
    Certificate certificate =
        Certificates.certificate(
            Certificates.history(),
            Certificates.result(
                2,
                Promise.REFUSED,
                List.of(),
                Optional.of("first\u001b[2Jsecond\nthird"),
                List.of("a\rb\u2028c\u0007")));
    assertThat(text(certificate, Ink.PLAIN))
        .contains("refused: first [2Jsecond third")
        .contains("- a b c")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
  }

  @Test
  void manyProblems_areCountedNotListed() {
    Certificate certificate =
        Certificates.certificate(
            Certificates.history(),
            Certificates.compatible(Collections.nCopies(12, "x".repeat(1000))));
    assertThat(Summary.lines(certificate, Ink.PLAIN, PAGE))
        .contains("  - and 2 more, in evidence.json")
        .filteredOn(line -> line.contains("xxx"))
        .hasSize(10)
        .allMatch(line -> line.length() < 340);
  }

  @Test
  void busyMachine_isSaidBeforeTheVerdict() {
    Certificate calm = Certificates.kept();
    Certificate busy =
        new Certificate(
            calm.history(),
            new Certificate.Origin(
                "releases.yaml",
                false,
                "",
                "",
                calm.origin().begun(),
                calm.origin().took(),
                new Certificate.Tools("1", Optional.empty(), "", "", 2, 9.25)),
            calm.settings(),
            calm.limit(),
            calm.results(),
            Besides.NOTHING);
    assertThat(text(busy, Ink.PLAIN)).contains("load 9.3 on 2 processors");
    assertThat(text(calm, Ink.PLAIN)).doesNotContain("busy");
  }

  /// What a person has looked at and found right.
  private static String golden(String name) {
    try (InputStream stream =
        Objects.requireNonNull(SummaryTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Certificate certificate, Ink ink) {
    return String.join("\n", Summary.lines(certificate, ink, PAGE)) + "\n";
  }
}
