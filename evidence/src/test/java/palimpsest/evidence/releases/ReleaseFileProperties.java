package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;

/// Whatever stands in a file, reading it ends with a history or with problems inside the file.
final class ReleaseFileProperties {
  private static final Pattern WORD = Pattern.compile("[\\w.-]+");
  private static final List<String> MEANINGFUL =
      List.of(
          "", "[", "]", "{x: y}", "[z]", ": ", "- ", "&x y", "*x", "!!map ", "'", "#", "none", "~",
          "0", "-1", "1e9", "0x", "0x10", "1.0..", "true", "64", "70000", "\n", "  ", "? ", "|");

  @Property
  void damagedFileIsReadOrItsProblemsAreNamed(@ForAll("damagedFiles") String text) {
    checkResult(text);
  }

  @Property
  void anyTextIsReadOrItsProblemsAreNamed(@ForAll String text) {
    checkResult(text);
  }

  @Property
  void anyBytesAreReadOrTheirProblemsAreNamed(@ForAll byte[] bytes) {
    assertThat(Texts.read(bytes)).isInstanceOf(ReleaseFileResult.Wrong.class);
  }

  @Property
  void spellingDistanceIsADistance(
      @ForAll @AlphaChars @StringLength(max = 6) String one,
      @ForAll @AlphaChars @StringLength(max = 6) String other) {
    int distance = Spelling.distance(one, other);
    assertThat(distance).isEqualTo(Spelling.distance(other, one));
    assertThat(distance == 0).isEqualTo(one.equalsIgnoreCase(other));
    assertThat(distance)
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
  }

  /// The complete file with one to three pieces of it, most of them words, replaced by other words
  /// or by what means something in YAML.
  @Provide
  Arbitrary<String> damagedFiles() {
    List<MatchResult> words = WORD.matcher(Texts.complete()).results().toList();
    Arbitrary<String> replacements =
        Arbitraries.oneOf(
            Arbitraries.of(words).map(MatchResult::group), Arbitraries.of(MEANINGFUL));
    Arbitrary<Damage> toWords =
        Combinators.combine(Arbitraries.of(words), replacements)
            .as((word, piece) -> new Damage(word.start(), word.end() - word.start(), piece));
    Arbitrary<Damage> anywhere =
        Combinators.combine(
                Arbitraries.integers().between(0, Texts.complete().length()),
                Arbitraries.integers().between(0, 12),
                replacements)
            .as(Damage::new);
    return Arbitraries.frequencyOf(Tuple.of(4, toWords), Tuple.of(1, anywhere))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            damages -> {
              String text = Texts.complete();
              for (Damage damage : damages) {
                text = damage.to(text);
              }
              return text;
            });
  }

  private record Damage(int place, int length, String replacement) {
    String to(String text) {
      int start = Math.min(place, text.length());
      int end = Math.min(start + length, text.length());
      return text.substring(0, start) + replacement + text.substring(end);
    }
  }

  private static void checkResult(String text) {
    int lines = (int) text.lines().count();
    switch (Texts.read(text)) {
      case ReleaseFileResult.Read _ -> Statistics.collect("a history");
      case ReleaseFileResult.Wrong(List<Problem> problems) -> {
        Statistics.collect(
            problems.getFirst().wrong().startsWith("is not YAML") ? "no YAML" : "problems");
        assertThat(problems)
            .allSatisfy(
                problem -> {
                  assertThat(problem.line()).isBetween(0, lines + 1);
                  assertThat(problem.toString()).doesNotContain("\n");
                });
      }
    }
  }
}
