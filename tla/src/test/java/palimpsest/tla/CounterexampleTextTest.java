package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CounterexampleTextTest {
  @Test
  void valuesAreReadAsTheyArePrinted() {
    for (String text :
        List.of(
            "-3",
            "TRUE",
            "\"closed\"",
            "{}",
            "{1, 2}",
            "<<>>",
            "<<\"q\", FALSE>>",
            "[at |-> \"Idle\", words |-> <<0, 21>>]",
            "(3 :> {} @@ 5 :> {1})",
            "atom")) {
      assertThat(TlaReader.value(text).text()).isEqualTo(text);
    }
  }

  @Test
  void whatIsNoValueIsRefused() {
    for (String text : List.of("", "<<1", "[a |-> ]", "{1 2}", "\"open", "1 1")) {
      assertThatThrownBy(() -> TlaReader.value(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("offset=");
    }
  }

  @Test
  void stepsAreDrawnByActorWithWhatChanged() {
    Counterexample counterexample =
        new Counterexample(
            List.of(
                state(1, "Init", "Idle", "Idle", "none"),
                state(2, "Submit", "Idle", "Idle", "login"),
                state(3, "Announce", "Idle", "Enter", "login"),
                state(4, "LoadChunk", "CheckImage", "Enter", "login"),
                state(5, "FailSource", "ReturnBuffer", "Enter", "login")),
            new Counterexample.Ending.BackTo(2));
    assertThat(CounterexampleText.lines(counterexample))
        .containsExactly(
            "  1  host      Submit            request[1].kind: \"none\" -> \"login\"",
            "  2  worker 1  Announce          worker[1].at: \"Idle\" -> \"Enter\"",
            "  3  update    LoadChunk         update.at: \"Idle\" -> \"CheckImage\"",
            "  4  fault     FailSource        update.at: \"CheckImage\" -> \"ReturnBuffer\"",
            "and again from step 2, for ever");
  }

  private static Counterexample.State state(
      int number, String action, String update, String worker, String request) {
    return new Counterexample.State(
        number,
        action,
        TlaReader.state(
            """
            /\\ update = [at |-> "%s"]
            /\\ worker = <<[at |-> "%s"]>>
            /\\ request = <<[kind |-> "%s"]>>\
            """
                .formatted(update, worker, request)));
  }
}
