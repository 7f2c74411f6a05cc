package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.EnvironmentStep.Submit;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.WorkerStep.Announce;

/// Ways that are written down are read as what they were.
final class ReplayTest {
  private static final CodeUpdate MACHINE = new CodeUpdate(SmallModel.constants());

  @Test
  void aFileIsReadLineByLine() {
    Replay replay =
        Replay.read(
            List.of(
                "# a comment",
                "model SmallFaults",
                "mutant NoDrain",
                "",
                "Submit[p=1, r=Request[kind=LOGIN, value=1]]",
                " Announce[w=1, p=1] "));
    assertThat(replay.model()).isEqualTo("SmallFaults");
    assertThat(replay.mutant()).contains("NoDrain");
    assertThat(replay.in(MACHINE))
        .containsExactly(new Submit(1, Request.login(1)), new Announce(1, 1));
    assertThat(Replay.read(replay.lines())).isEqualTo(replay);
  }

  @Test
  void aFileWithoutAModelIsNone() {
    assertThatThrownBy(() -> Replay.read(List.of("LoadChunk[]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line says which model is walked: model NAME");
  }

  @Test
  void aStepThatCannotBeTakenIsNamed() {
    Replay replay =
        new Replay("small", Optional.empty(), List.of("Interrupt[i=b]", "CheckImage[]"));
    assertThatThrownBy(() -> replay.in(MACHINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "a step can be taken where it comes: number=2 step=CheckImage[] possible=[LoadChunk[]");
  }
}
