package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is reported of files with something wrong in them: each problem with its line and column.
final class ReleaseFileTest {
  static List<BadFile> badFiles() {
    return BadFile.all();
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void reportsWhatIsWrongWhereItStands(BadFile file) {
    assertThat(lines(file.text())).isEqualTo(file.problems());
  }

  @Test
  void reportsTheProblemsOfEachPartFromTopToBottom() {
    String text =
        Texts.complete()
            .replace("flash-ram: present}", "flash-ram: maybe}")
            .replace("version: 2.0\n    based-on", "version: two\n    based-on")
            .replace("widen: {session: 64}", "widen: {session: 8}")
            .replace("from: 2.0, to: 1.0", "from: 2.0, to: 0.9");
    assertThat(lines(text))
        .containsExactly(
            "releases.yaml:3:29: environment.capabilities.flash-ram: is 'maybe'; expected present,"
                + " absent or unknown",
            "releases.yaml:45:14: releases[1].version: a version is a series of numbers such as"
                + " 2.1: text='two'",
            "releases.yaml:50:28: releases[1].edits.login[1].widen.session: is not wider: session"
                + " has 32 bits; did you mean narrow?",
            "releases.yaml:70:21: paths[2].to: is no release: 0.9; there is 1.0, 2.0, 3.0");
  }

  @Test
  void keepsAHundredProblemsAndCountsTheRest() {
    String text =
        IntStream.range(0, 130)
            .mapToObj(number -> "zebra-" + number + ": 1\n")
            .collect(Collectors.joining("", Texts.complete(), ""));
    List<String> lines = lines(text);
    assertThat(lines).hasSize(101);
    assertThat(lines.getLast()).isEqualTo("releases.yaml: has 30 more problems");
  }

  @Test
  void refusesMoreItemsThanAnyReleaseTrainHas() {
    String many = "[" + "x, ".repeat(256) + "x]";
    assertThat(lines(Texts.complete().replaceFirst("\\[flash-ram\\]", many)))
        .containsExactly(
            "releases.yaml:15:15: releases[0].requires: has 257 items; expected at most 256");
  }

  @Test
  void refusesWhatIsNoFile(@TempDir Path directory) throws IOException {
    Path missing = directory.resolve("missing.yaml");
    assertThat(problems(missing))
        .containsExactly(missing + ": does not exist; give the path of a release file");
    assertThat(problems(directory))
        .containsExactly(directory + ": is a directory; give the path of a release file");
    Path empty = Files.createFile(directory.resolve("empty.yaml"));
    assertThat(problems(empty))
        .containsExactly(empty + ":1:1: is empty; a release file begins with its name");
  }

  @Test
  void readsAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("releases.yaml"), Texts.complete());
    assertThat(ReleaseFile.read(file))
        .isInstanceOf(ReleaseFileResult.Read.class)
        .isEqualTo(Texts.read(Texts.complete()));
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThat(lines("# nothing but this\n"))
        .containsExactly("releases.yaml:1:1: is empty; a release file begins with its name");
    assertThat(lines("name: x\npaths: [\n"))
        .containsExactly(
            "releases.yaml:3:1: is not YAML: expected the node content, but found '<stream end>'");
    assertThat(lines("name: x\n\tpaths: []\n"))
        .singleElement()
        .asString()
        .startsWith("releases.yaml:2:1: is not YAML: ");
    assertThat(lines("name: x\nlabel: \u0007\n"))
        .containsExactly("releases.yaml:2:8: has a character that YAML does not allow: U+0007");
    assertThat(lines("name: x\n---\nname: y\n"))
        .containsExactly(
            "releases.yaml:2:1: a second document begins here; a release file is one document");
    assertThat(lines("name: !!str x\n"))
        .containsExactly(
            "releases.yaml:1:7: has the tag tag:yaml.org,2002:str; a release file needs no tags");
    assertThat(lines("? [name, label]\n: x\n"))
        .containsExactly(
            "releases.yaml:1:3: has a list or a group for a key; a key is a single word");
  }

  @Test
  void saysEachProblemInOneLineWhateverTheFileHolds() {
    String quoted = "\"1\\n\\e[31m2\"";
    assertThat(lines(Texts.complete().replace("version: 3.0", "version: " + quoted)))
        .containsExactly(
            "releases.yaml:60:14: releases[2].version: a version is a series of numbers such as"
                + " 2.1: text='1  [31m2'");
    assertThat(lines(Texts.complete() + "z".repeat(5_000) + ": 1\n"))
        .singleElement()
        .satisfies(line -> assertThat(line).hasSizeLessThan(500));
  }

  @Test
  void refusesMoreKeysThanAnyReleaseTrainHas() {
    String many =
        IntStream.rangeClosed(0, 256)
            .mapToObj(number -> "x" + number + ": present")
            .collect(Collectors.joining(", ", "supports: {", "}"));
    assertThat(lines(Texts.complete().replaceFirst("supports: .*", many)))
        .containsExactly(
            "releases.yaml:14:15: releases[0].supports: has 257 keys; expected at most 256");
  }

  @Test
  void refusesAnotherKindOfDocument() {
    String expected = "expected 'key: value' lines, such as name: FC adapter";
    assertThat(lines("- 1.0\n- 2.0\n"))
        .containsExactly("releases.yaml:1:1: is a list; " + expected);
    assertThat(lines("\n  releases\n"))
        .containsExactly("releases.yaml:2:3: is 'releases'; " + expected);
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] bytes = "name: x\nlabel: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Texts.read(bytes))
        .isEqualTo(
            new ReleaseFileResult.Wrong(
                List.of(
                    new Problem(
                        "releases.yaml", 2, 11, "", "is not UTF-8", "save the file as UTF-8"))));
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertThat(lines("# " + "x".repeat(ReleaseFile.BYTES_MAX)))
        .containsExactly("releases.yaml: is larger than 1 MiB; no release file needs that");
    assertThat(lines("[".repeat(500_000)))
        .containsExactly(
            "releases.yaml:1:33: is nested deeper than 32 levels; no release file needs that");
  }

  /// Nine lines of ten aliases each stand for a thousand million values in a reader that follows
  /// them.
  @Test
  void refusesAliasesWhateverTheyStandFor() {
    String bomb =
        "a0: &a0 [x]\n"
            + IntStream.rangeClosed(1, 9)
                .mapToObj(
                    level ->
                        "a%d: &a%d [%s]\n"
                            .formatted(level, level, "*a%d, ".formatted(level - 1).repeat(10)))
                .collect(Collectors.joining());
    assertThat(lines(bomb))
        .containsExactly(
            "releases.yaml:2:10: refers to an anchor; write it out, or name a release in based-on");
  }

  @Test
  void doesNotBlameWhatRefersToAReleaseWithAMistake() {
    assertThat(lines(Texts.complete().replace("pause-bound: 20 ms", "pause-bound: soon")))
        .hasSize(1);
    assertThat(lines(Texts.complete().replace("  - name: 1.0\n    version", "  - version")))
        .containsExactly(
            "releases.yaml:12:5: releases[0]: name is missing; write, for example, name: 2.1");
  }

  private static List<String> lines(String text) {
    return Texts.problems(text).stream().map(Problem::toString).toList();
  }

  private static List<String> problems(Path path) {
    return switch (ReleaseFile.read(path)) {
      case ReleaseFileResult.Read _ -> List.of();
      case ReleaseFileResult.Wrong(List<Problem> problems) ->
          problems.stream().map(Problem::toString).toList();
    };
  }
}
