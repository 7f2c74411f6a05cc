package palimpsest.model.machine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Reached;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.StorageState.Condition;

final class StorageSystemTest {
  private static final int STATES_MAX = 10_000;

  private static StorageConstants three() {
    SequencedMap<String, Set<String>> images = new LinkedHashMap<>();
    images.put("a", Set.of("a", "b"));
    images.put("b", Set.of("a", "b", "c"));
    images.put("c", Set.of("b", "c"));
    return new StorageConstants(
        3,
        Row.of(Numbers.of(1, 2), Numbers.of(2, 3)),
        images,
        "a",
        Row.of("b", "c"),
        EnumSet.allOf(StorageFault.class));
  }

  private static StorageConstants two() {
    SequencedMap<String, Set<String>> images = new LinkedHashMap<>();
    images.put("a", Set.of("a", "b"));
    images.put("b", Set.of("a", "b"));
    return new StorageConstants(
        2, Row.of(Numbers.of(1, 2)), images, "a", Row.of("b"), EnumSet.allOf(StorageFault.class));
  }

  @Test
  void exactlyTheStepsThatAreListedAreEnabled() {
    for (StorageConstants constants : List.of(three(), two())) {
      Reached.from(new StorageSystem(constants), STATES_MAX).checkListed();
    }
  }

  @Test
  void eachActionIsTaken() {
    Set<String> actions = new TreeSet<>();
    for (StorageConstants constants : List.of(three(), two())) {
      actions.addAll(Reached.from(new StorageSystem(constants), STATES_MAX).actions());
    }
    assertThat(actions).hasSize(12);
  }

  @Test
  void oneAdapterIsPausedAtATimeAndAllVersionsRunTogether() {
    StorageConstants constants = three();
    for (StorageState state : Reached.from(new StorageSystem(constants), STATES_MAX).states()) {
      int paused = 0;
      for (int one = 1; one <= constants.adapters(); one++) {
        paused += state.adapters().condition().at(one) == Condition.PAUSED ? 1 : 0;
        for (int other = 1; other <= constants.adapters(); other++) {
          assertThat(
                  constants.areTogether(
                      state.adapters().version().at(one), state.adapters().version().at(other)))
              .as("%s", state)
              .isTrue();
        }
      }
      assertThat(paused).as("%s", state).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aStepThatIsNotEnabledIsRefused() {
    Reached<StorageState, StorageStep> reached =
        Reached.from(new StorageSystem(three()), STATES_MAX);
    StorageState first = reached.machine().initial().getFirst();
    List<StorageStep> disabled =
        reached.steps().stream().filter(step -> !reached.machine().enabled(first, step)).toList();
    assertThat(disabled).isNotEmpty();
    disabled.forEach(reached::checkRefused);
  }

  @Test
  void constantsAreChecked() {
    StorageConstants sound = two();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StorageConstants(
                    2, Row.of(Numbers.of(3)), sound.images(), "a", sound.updates(), sound.faults()))
        .withMessageContaining("a host has paths to adapters");
  }
}
