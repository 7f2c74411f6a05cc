package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The graph that TLC writes is read with the types that values have, or not at all.
final class StateGraphTest {
  private static final String LAMP =
      """
      ---- MODULE Lamp ----
      EXTENDS Integers, TLC
      VARIABLES on, log
      Init == on = FALSE /\\ log = [text |-> "a\\"b\\\\n", seen |-> {}, last |-> << >>]
      Press ==
        /\\ on' = ~on
        /\\ log' = [log EXCEPT !.seen = @ \\cup {-1}, !.last = (3 :> 1..2 @@ 5 :> {})]
      Rest == UNCHANGED <<on, log>>
      Spec == Init /\\ [][Press \\/ Rest]_<<on, log>>
      ASSUME PrintT(<<"printed", 1..3>>)
      ====
      """;

  @TempDir private Path folder;

  private static final String DARK =
      "{log=[text |-> \"a\\\"b\\\\n\", seen |-> {}, last |-> <<>>], on=FALSE}";
  private static final String LIT =
      "{log=[text |-> \"a\\\"b\\\\n\", seen |-> {-1}, last |-> (3 :> {1, 2} @@ 5 :> {})], on=TRUE}";
  private static final String DARK_AGAIN = LIT.replace("TRUE", "FALSE");

  @Test
  void statesAndTransitionsAreAsTheyWere() throws IOException {
    CheckResult result = check();
    Read read = new Read();
    result.graph().orElseThrow().read(read);
    assertThat(read.states.values()).containsExactlyInAnyOrder(DARK, LIT, DARK_AGAIN);
    assertThat(read.initial).containsExactly(DARK);
    assertThat(read.steps())
        .contains(
            DARK + " Press " + LIT, LIT + " Press " + DARK_AGAIN, DARK_AGAIN + " Press " + LIT)
        .doesNotContain(LIT + " Press " + DARK);
    assertThat(result.printed()).containsExactly("<<\"printed\", 1..3>>");
  }

  @Test
  void graphThatIsCutOffIsRefused() throws IOException {
    StateGraph graph = check().graph().orElseThrow();
    List<String> lines = Files.readAllLines(graph.file());
    Files.write(graph.file(), lines.subList(0, lines.size() - 1));
    assertThatThrownBy(() -> graph.read(new Read()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("written to its end");
  }

  @Test
  void graphThatLacksAStateIsRefused() throws IOException {
    StateGraph graph = check().graph().orElseThrow();
    List<String> lines = new ArrayList<>(Files.readAllLines(graph.file()));
    lines.remove(
        lines.stream().filter(line -> line.contains("on = TRUE")).findFirst().orElseThrow());
    Files.write(graph.file(), lines);
    assertThatThrownBy(() -> graph.read(new Read()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("counted=3 found=2");
  }

  @Test
  void lineThatTlcDoesNotWriteIsPointedAt() throws IOException {
    StateGraph graph = check().graph().orElseThrow();
    Files.writeString(graph.file(), "strict digraph {\n12 [label=\"x = <<1\"]\n}\n");
    assertThatThrownBy(() -> graph.read(new Read()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lamp.dot:2");
  }

  @Test
  void valueThatIsSomethingElseIsRefused() {
    TlaValue value = TlaReader.value("<<1>>");
    assertThat(value.asSequence().getFirst().asInt()).isEqualTo(1);
    assertThatThrownBy(value::asInt).hasMessageContaining("wanted=a number found=<<1>>");
    assertThatThrownBy(value::asFields).hasMessageContaining("wanted=a record");
    assertThatThrownBy(value::asSet).hasMessageContaining("wanted=a set");
    assertThat(TlaReader.value("<<>>").asFields()).isEmpty();
  }

  private CheckResult check() throws IOException {
    Files.writeString(folder.resolve("Lamp.tla"), LAMP);
    Files.writeString(folder.resolve("Lamp.cfg"), "SPECIFICATION Spec\n");
    try (Workspace workspace = Workspace.create(folder)) {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Tlc tlc = new Tlc(java, TlcJar.packaged(), folder, workspace, InstantSource.system());
      Tlc.Limits limits = new Tlc.Limits(1, 200, Duration.ofMinutes(1), true);
      CheckResult result =
          tlc.check(Tlc.Job.graphing("Lamp", limits, folder.resolve("lamp.dot")), _ -> {});
      assertThat(result.outcome()).isEqualTo(new CheckResult.Outcome.Holds());
      return result;
    }
  }

  private static final class Read implements StateGraph.Visitor {
    private final Map<Long, String> states = new TreeMap<>();
    private final List<String> initial = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();

    private record Transition(long source, String action, long target) {}

    @Override
    public void state(long id, SortedMap<String, TlaValue> values, boolean isInitial) {
      Map<String, String> texts = new TreeMap<>();
      values.forEach((variable, value) -> texts.put(variable, value.text()));
      states.put(id, texts.toString());
      if (isInitial) {
        initial.add(texts.toString());
      }
    }

    @Override
    public void transition(long source, String action, long target) {
      transitions.add(new Transition(source, action, target));
    }

    private List<String> steps() {
      return transitions.stream()
          .map(step -> states.get(step.source) + " " + step.action + " " + states.get(step.target))
          .toList();
    }
  }
}
