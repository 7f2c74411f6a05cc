package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;

/// The command `replay` as its callers know it: what it prints and returns.
final class ReplayCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;
  private Path temporary = Path.of("temporary");

  @BeforeEach
  void folders() throws IOException {
    temporary = Files.createDirectory(home.resolve("temporary"));
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aWayOnWhichBothAgree_exits0() {
    assertThat(replay("--model", "random-5", "--seed", "2", "--steps", "300"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().strip())
        .isEqualTo("implementation and machine agree on 300 steps of random-5, seed 2");
  }

  @Test
  void aMutantOnAModelOfTheSpecification_exits1WithAShortWayToTheDifference() {
    assertThat(replay("--model", "SmallLiveness", "--mutant", "EntersUnannounced"))
        .as(err.toString())
        .isEqualTo(1);
    assertThat(out.toString())
        .startsWith("implementation and machine differ behind:\n1. Submit[p=1, r=")
        .contains("\n2. Announce[w=1, p=1]\n", "  the machine changes:\n")
        .endsWith("      inside = {1}\n")
        .doesNotContain("\n3. ");
  }

  @Test
  void aFile_isWalkedStepByStep() throws IOException {
    Path way = home.resolve("way.txt");
    Files.write(
        way,
        List.of(
            "model random-5",
            "mutant EntersUnannounced",
            "Submit[p=1, r=Request[kind=READ, value=0]]",
            "Announce[w=1, p=1]"));
    assertThat(replay(way.toString())).as(err.toString()).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(
            """
            implementation and machine differ behind:
            1. Submit[p=1, r=Request[kind=READ, value=0]]
            2. Announce[w=1, p=1]
            """);
  }

  @Test
  void whatCannotBeWalked_exits2AndSaysWhy() throws IOException {
    Path way = home.resolve("way.txt");
    Files.write(way, List.of("model random-5", "CheckImage[]"));
    assertThat(replay(way.toString())).isEqualTo(2);
    assertThat(replay(way.toString(), "--seed", "1")).isEqualTo(2);
    assertThat(replay(home.resolve("none.txt").toString())).isEqualTo(2);
    assertThat(replay("--model", "Unknown")).isEqualTo(2);
    assertThat(replay("--mutant", "NoDrian")).isEqualTo(2);
    assertThat(replay("--steps", "0")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "palimpsest replay: a step can be taken where it comes: number=1"
                            + " step=CheckImage[]"),
            line ->
                assertThat(line)
                    .isEqualTo("palimpsest replay: a file says itself what is walked: file=" + way),
            line ->
                assertThat(line)
                    .startsWith("palimpsest replay: " + home.resolve("none.txt") + ": there is no"),
            line ->
                assertThat(line)
                    .startsWith(
                        "palimpsest replay: Unknown: there is no such model; there is Medium"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "palimpsest replay: NoDrian: there is no such mutant; did you mean"
                            + " NoDrain?"),
            line ->
                assertThat(line).isEqualTo("palimpsest replay: --steps is 1 to 10000000: steps=0"));
  }

  private int replay(String... arguments) {
    return Main.execute(
        new TestMachine(() -> 0, temporary),
        new Terminal(new PrintWriter(out), new PrintWriter(err), false, Ink.PLAIN),
        Stream.concat(Stream.of("replay"), Stream.of(arguments)).toArray(String[]::new));
  }
}
