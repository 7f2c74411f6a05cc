package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What has changed since an earlier report, on the terminal, on the page and in data.
final class DifferencesTest {
  @TempDir private Path home;

  /// What was before: a path broken that is kept now, another that was not run, a pause of a third,
  /// a requirement that was shown, and a mutant that was caught and survives now.
  private static Baseline before(Certificate certificate) {
    String evidence =
        Evidence.json(certificate)
            .replaceFirst("\"kept\" : true", "\"kept\" : false")
            .replaceFirst("\"to\" : \"3.0\"", "\"to\" : \"3.1\"")
            .replaceAll("\"medianNanos\" : \\d+", "\"medianNanos\" : 610000")
            .replaceFirst("\"standing\" : \"not-shown\"", "\"standing\" : \"shown\"")
            .replace("\"verdict\" : \"kept\"", "\"verdict\" : \"broken\"");
    String results =
        Results.json(certificate).replace("\"result\" : \"missed\"", "\"result\" : \"caught\"");
    return new Baseline(JsonMapper.shared().readTree(evidence), Results.read(results));
  }

  static Certificate compared() throws IOException {
    Certificate now = Certificates.everything();
    return now.with(now.besides().withDifferences(before(now).differences(now)));
  }

  @Test
  void whatHasChanged_isTold() throws IOException {
    Differences differences = compared().besides().differences().orElseThrow();
    assertThat(differences.lost()).containsExactly("IMG-1");
    assertThat(differences.gained()).isEmpty();
    assertThat(differences.escaped()).containsExactly("LateWorker");
    assertThat(differences.paths())
        .extracting(change -> change.name() + ": " + change.before() + " -> " + change.now())
        .containsExactly(
            "1.0..1.1: compatible, broken -> compatible",
            "2.0..3.1: refused -> none",
            "2.0..3.0: none -> refused");
    assertThat(differences.pauses())
        .hasSize(2)
        .allSatisfy(pause -> assertThat(pause.ratio()).isEqualTo(2.0));
  }

  @Test
  void itIsOnTheTerminalOnThePageAndInTheSummary() throws IOException {
    Certificate compared = compared();
    String lines =
        String.join(" ", Summary.lines(compared, Ink.PLAIN, "page")).replaceAll("\\s+", " ");
    for (String text : List.of(lines, files(compared).getOrDefault(ReportFolder.SUMMARY, ""))) {
      assertThat(text.replace("&gt;", ">"))
          .contains("verdict: broken -> kept")
          .contains("requirements lost: IMG-1")
          .contains("mutants no longer caught: LateWorker")
          .contains("path 1.0..1.1: compatible, broken -> compatible")
          .contains("1.0..1.1 ×2.00");
    }
    assertThat(files(compared).getOrDefault(ReportFolder.PAGE, ""))
        .contains("Since the earlier report", "mutant LateWorker", "×2.00");
    assertThat(files(Certificates.kept()).getOrDefault(ReportFolder.PAGE, ""))
        .doesNotContain("Since the earlier report");
  }

  @Test
  void aReportIsNoDifferenceFromItself() throws IOException {
    Certificate kept = Certificates.checked();
    for (Map.Entry<String, String> file : files(kept).entrySet()) {
      Files.writeString(home.resolve(file.getKey()), file.getValue());
    }
    Differences differences = Baseline.read(home).differences(kept);
    assertThat(differences.verdict().changed()).isFalse();
    assertThat(differences.requirements()).isEmpty();
    assertThat(differences.paths()).isEmpty();
    assertThat(differences.mutants()).isEmpty();
    assertThat(differences.pauses()).allMatch(pause -> pause.ratio() == 1.0);
  }

  @Test
  void whatIsNoReport_isALine() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> Baseline.read(home))
        .withMessage(home + ": has no evidence.json; name the folder of a report");
    Files.writeString(home.resolve("evidence.json"), "{");
    Files.writeString(home.resolve("results.json"), "{}");
    assertThatIOException()
        .isThrownBy(() -> Baseline.read(home))
        .withMessageStartingWith(home + ": evidence.json cannot be read: ");
    Files.writeString(home.resolve("evidence.json"), "{}");
    assertThatIOException()
        .isThrownBy(() -> Baseline.read(home))
        .withMessage(home + ": evidence.json is not palimpsest certificate 1");
  }

  private static Map<String, String> files(Certificate certificate) {
    return Report.files(certificate);
  }
}
