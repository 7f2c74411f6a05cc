package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Each command, whichever it is: its help has examples, and what is wrong about its words is a
/// line that says what would be right.
final class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;

  static List<String> commands() {
    return List.copyOf(spec().subcommands().keySet());
  }

  private static CommandSpec spec() {
    Terminal terminal =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            Ink.PLAIN);
    return Main.line(new TestMachine(System::nanoTime, Path.of("")), terminal).getCommandSpec();
  }

  private static List<OptionSpec> options(String command) {
    return Objects.requireNonNull(spec().subcommands().get(command))
        .getCommandSpec()
        .options()
        .stream()
        .filter(option -> !option.usageHelp())
        .toList();
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, Ink.PLAIN);
    return Main.execute(new TestMachine(System::nanoTime, home), terminal, arguments);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_hasExamplesOfTheCommandAndOfEachOption(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: palimpsest " + command, "Examples:", "./palimpsest " + command);
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    for (OptionSpec option : options(command)) {
      String description = String.join(" ", option.description());
      assertThat(option.names())
          .as(description)
          .anyMatch(name -> description.contains("Example: " + name));
    }
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void wordsThatAreWrong_areALineAndAHint(String command) {
    List<List<String>> wrong = new ArrayList<>();
    wrong.add(List.of("--colour", "red"));
    for (OptionSpec option : options(command)) {
      if (option.arity().min() > 0) {
        wrong.add(List.of(option.longestName()));
      }
      if (option.type() == int.class || option.type() == Integer.class) {
        wrong.add(List.of(option.longestName(), "many"));
      }
    }
    for (List<String> words : wrong) {
      String[] arguments = Stream.concat(Stream.of(command), words.stream()).toArray(String[]::new);
      assertThat(execute(arguments)).as(words.toString()).isEqualTo(2);
      assertThat(err.toString().lines())
          .as(words.toString())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("palimpsest " + command + ": ");
      assertThat(err.toString()).contains("see ./palimpsest " + command + " --help");
      assertThat(out.toString()).isEmpty();
    }
  }

  /// What can be known only by looking: a file that is not there, a number out of its bounds.
  @Test
  void whatIsNamedAndWrong_isALineThatSaysWhatWouldBeRight() throws IOException {
    Path none = home.resolve("none");
    Path file = Files.writeString(home.resolve("some.txt"), "some");
    for (List<String> wrong :
        List.of(
            List.of("certify", none.toString(), "does not exist"),
            List.of("certify", "--runs", "0", "--runs is 2 to 10000: runs=0"),
            List.of("certify", "--jobs", "0", "--jobs is 1 to 64: jobs=0"),
            List.of("certify", "--profile", "all", "--profile is paths, quick, standard or deep"),
            List.of("certify", "--only", "1..2", "a path is FROM..TO, and promised are "),
            List.of("certify", "--key", none.toString(), "there is no such file"),
            List.of("certify", "--out", file.toString(), "is a file, and a report is a folder"),
            List.of("certify", "--traces", file.toString(), "--traces is a folder, or nothing yet"),
            List.of("certify", "--baseline", none.toString(), "name the folder of a report"),
            List.of("model-check", "Nothing", "no model, mutant or witness has this name"),
            List.of("model-check", "--size", "huge", "--size is small, medium, deep or all"),
            List.of("model-check", "--jobs", "0", "--jobs is 1 to 64: jobs=0"),
            List.of("model-check", "--tlc", none.toString(), "--tlc: "),
            List.of("model-check", "--specification", none.toString(), "--specification "),
            List.of("check-trace", none.toString(), "give the path of a trace"),
            List.of("check-trace", "--lines-ahead", "0", file.toString(), "--lines-ahead is 1 to "),
            List.of("check-trace", file.toString(), "some.txt:1: "),
            List.of("mutants", "Nothing", "there is no such mutant"),
            List.of("replay", none.toString(), "give one that a failing test wrote"),
            List.of("replay", "--model", "Nothing", "there is no such model"),
            List.of("replay", "--steps", "0", "--steps is 1 to "),
            List.of("replay", "--mutant", "Nothing", "there is no such mutant"),
            List.of("verify-dossier", none.toString(), "give that of a report"),
            List.of("verify-dossier", "--sample", "0", home.toString(), "--sample is 1 to "),
            List.of("verify-dossier", "--key", none.toString(), home.toString(), "no such file"))) {
      String right = wrong.getLast();
      assertThat(execute(wrong.subList(0, wrong.size() - 1).toArray(String[]::new)))
          .as("%s: %s", wrong, err)
          .isEqualTo(2);
      assertThat(err.toString().lines())
          .as(wrong.toString())
          .singleElement()
          .asString()
          .startsWith("palimpsest " + wrong.getFirst() + ": ")
          .contains(right);
      assertThat(out.toString()).isEmpty();
    }
    assertThat(home).isDirectoryNotContaining("glob:**report*");
  }

  @Test
  void completion_completesCommandsAndOptions() throws Exception {
    assertThat(execute("completion")).isZero();
    Path script = Files.writeString(home.resolve("completion.bash"), out.toString());
    assertThat(completed(script, "cert")).containsExactly("certify");
    assertThat(completed(script, "certify", "--pro")).containsExactly("--profile");
    assertThat(completed(script, "verify-dossier", "--re")).containsExactly("--rerun");
  }

  /// What bash offers for the last word.
  private static List<String> completed(Path script, String... words) throws Exception {
    String line =
        "source %s; COMP_WORDS=(palimpsest %s); COMP_CWORD=%d; COMP_LINE=; COMP_POINT=0;"
                .formatted(script, String.join(" ", words), words.length)
            + " _complete_palimpsest; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("bash", "-c", line)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String found = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(found).isZero();
    return found.lines().toList();
  }
}
