package palimpsest.model.machine.fastload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.Reached;
import palimpsest.model.machine.fastload.FastloadConstants.Image;

final class FastloadTest {
  private static final int STATES_MAX = 10_000;

  private static FastloadConstants constants(Set<FastloadFault> faults) {
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put("a", new Image(1, true));
    images.put("b", new Image(2, true));
    images.put("bad", new Image(3, false));
    return new FastloadConstants(1, images, "a", 1, 1, 2, 4, faults, 1);
  }

  private static List<FastloadConstants> all() {
    return List.of(
        constants(EnumSet.complementOf(EnumSet.of(FastloadFault.FOREIGN))),
        constants(EnumSet.of(FastloadFault.RESET, FastloadFault.FOREIGN)));
  }

  @Test
  void exactlyTheStepsThatAreListedAreEnabled() {
    all().forEach(constants -> Reached.from(new Fastload(constants), STATES_MAX).checkListed());
  }

  @Test
  void eachActionIsTaken() {
    Set<String> actions = new TreeSet<>();
    for (FastloadConstants constants : all()) {
      actions.addAll(Reached.from(new Fastload(constants), STATES_MAX).actions());
    }
    assertThat(actions).hasSize(38);
  }

  @Test
  void whateverHappensSomeCopyOfTheRecordIsWholeAndAWholeImageIsConfirmed() {
    for (FastloadConstants constants : all()) {
      FastloadWords words = new FastloadWords(constants);
      for (FastloadState state : Reached.from(new Fastload(constants), STATES_MAX).states()) {
        assertThat(state.device().record()).anyMatch(RecordCopy::whole);
        String confirmed = words.imageIn(state, words.current(state).confirmed());
        assertThat(confirmed).as("%s", state).isNotEqualTo(FastloadState.NO_IMAGE);
      }
    }
  }

  @Test
  void whatRunsWhileNothingGoesOnIsWhatTheWindowHolds() {
    for (FastloadConstants constants : all()) {
      FastloadWords words = new FastloadWords(constants);
      for (FastloadState state : Reached.from(new Fastload(constants), STATES_MAX).states()) {
        if (state.step().at() == FastloadPlace.IDLE) {
          assertThat(words.imageOf(state.memory().window())).isEqualTo(state.memory().running());
        }
      }
    }
  }

  @Test
  void aStepThatIsNotEnabledIsRefused() {
    Reached<FastloadState, FastloadStep> reached =
        Reached.from(new Fastload(all().getFirst()), STATES_MAX);
    reached.checkRefused(new FastloadStep.Confirm());
    reached.checkRefused(new FastloadStep.FailKeyRead());
    reached.checkRefused(new FastloadStep.Logout(1));
  }

  @Test
  void constantsAreChecked() {
    FastloadConstants sound = all().getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FastloadConstants(1, sound.images(), "bad", 1, 1, 2, 4, Set.of(), 1))
        .withMessageContaining("the first image runs");
    assertThatIllegalArgumentException().isThrownBy(() -> sound.image("none"));
    assertThat(Objects.requireNonNull(sound.images().get("b")).version()).isEqualTo(2);
  }
}
