package palimpsest.properties.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.StorageConstants;
import palimpsest.model.machine.storage.StorageFault;
import palimpsest.model.machine.storage.StorageState;
import palimpsest.model.machine.storage.StorageStep;
import palimpsest.model.machine.storage.StorageSystem;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.Specification;

/// The stages of a roll and the reference machine of the storage system are one machine: in each
/// small model of the specification, in each state, both can take the same steps, and each step
/// leads both to the same state. Adapters die, and come back, at each of them.
final class RollEqualitySuite {
  private static final int STATES_MAX = 20_000;

  @ParameterizedTest
  @ValueSource(strings = {"SystemRoll", "SystemHeirs", "SystemLiveness"})
  void graphsAreEqual(String model) throws IOException {
    Found found = explore(constants(model), RollParts.OWN);
    assertThat(found.difference).isEmpty();
    Expected expected =
        Specification.packaged().manifest().protocol("StorageSystem").models().stream()
            .filter(each -> each.name().equals(model))
            .findFirst()
            .orElseThrow()
            .expected()
            .orElseThrow();
    assertThat(found.states).as("states, as TLC counts them").isEqualTo(expected.distinct());
    assertThat(found.transitions).isEqualTo(expected.generated() - 1);
    assertThat(found.depth).isEqualTo(expected.depth());
    assertThat(expected.agreesWith(found.fired)).as("fired=%s", found.fired).isTrue();
    System.out.println(
        "RollEqualitySuite: "
            + model
            + " states="
            + found.states
            + " transitions="
            + found.transitions);
  }

  /// R49: nobody looks whether hosts have another path.
  @Test
  void aRollThatDoesNotCountPathsDiffers() {
    assertDiffers("SystemRoll", RollDefects.lastPathPaused(), "PauseAdapter");
  }

  /// SYS-4: one of the hosts is not known to have paths.
  @Test
  void aRollThatForgetsAHostDiffers() {
    assertDiffers("SystemRoll", RollDefects.hostForgotten(), "PauseAdapter");
  }

  /// R50: nobody compares what runs together.
  @Test
  void aRollThatDoesNotCompareVersionsDiffers() {
    assertDiffers(
        "SystemRoll", RollParts.OWN.withChecks(checks -> checks.subList(0, 1)), "StartRoll");
  }

  /// R51: who notices that the source is dead waits for it.
  @Test
  void aRollThatIsNotTakenOverDiffers() {
    assertDiffers("SystemHeirs", RollDefects.nobodyTakesOver(), "TakeOver");
  }

  /// R28: an adapter says that it has confirmed its image, and has not.
  @Test
  void anAdapterThatStaysOnTrialDiffers() {
    assertDiffers("SystemHeirs", RollDefects.neverConfirmed(), "Confirm");
  }

  /// R51: peers do not know what they have.
  @Test
  void aRollWhoseHeirsAreDeniedDiffers() {
    assertDiffers("SystemHeirs", RollDefects.withoutImage("2"), "TakeOver");
  }

  private static void assertDiffers(String model, RollParts parts, String action) {
    assertThat(explore(constants(model), parts).difference)
        .hasValueSatisfying(text -> assertThat(text).contains("differs behind").contains(action));
  }

  /// What an exploration found, up to the first difference.
  private static final class Found {
    private Optional<String> difference = Optional.empty();
    private int states;
    private long transitions;
    private int depth;
    private final SortedMap<String, Long> fired = new TreeMap<>();
  }

  /// A state of the machine, and a shortest way to it.
  private record Way(StorageState state, List<StorageStep> steps) {
    Way by(StorageStep step, StorageState next) {
      List<StorageStep> longer = new ArrayList<>(steps);
      longer.add(step);
      return new Way(next, longer);
    }
  }

  /// Breadth first; the subject goes each way again from its beginning.
  private static Found explore(StorageConstants constants, RollParts parts) {
    StorageSystem machine = new StorageSystem(constants);
    Found found = new Found();
    Set<StorageState> seen = new HashSet<>();
    Deque<Way> ways = new ArrayDeque<>();
    Way first = new Way(machine.initial().getFirst(), List.of());
    seen.add(first.state());
    ways.add(first);
    while (!ways.isEmpty() && found.difference.isEmpty()) {
      Way way = ways.removeFirst();
      found.states++;
      found.depth = way.steps().size() + 1;
      assertThat(found.states).as("states are few").isLessThan(STATES_MAX);
      Set<StorageStep> possible = new HashSet<>(machine.steps(way.state()));
      Set<StorageStep> subjects = new HashSet<>(gone(constants, parts, way.steps()).steps());
      if (!possible.equals(subjects)) {
        found.difference = differs(way.steps(), possible, subjects);
        return found;
      }
      for (StorageStep step : machine.steps(way.state())) {
        StorageState next = machine.apply(way.state(), step);
        Way longer = way.by(step, next);
        StorageState reached = gone(constants, parts, longer.steps()).state();
        if (!reached.equals(next)) {
          found.difference = differs(longer.steps(), next, reached);
          return found;
        }
        found.transitions++;
        found.fired.merge(step.action(), 1L, Long::sum);
        if (seen.add(next)) {
          ways.add(longer);
        }
      }
    }
    return found;
  }

  private static Optional<String> differs(List<StorageStep> steps, Object machine, Object subject) {
    return Optional.of(
        "it differs behind " + steps + "\n  machine: " + machine + "\n  subject: " + subject);
  }

  private static RollSubject gone(
      StorageConstants constants, RollParts parts, List<StorageStep> steps) {
    RollSubject subject = new RollSubject(constants, parts);
    steps.forEach(subject::take);
    return subject;
  }

  /// As in the model's configuration: that they are the same is seen by the counts.
  private static StorageConstants constants(String model) {
    SequencedMap<String, Set<String>> images = new LinkedHashMap<>();
    images.put("a", Set.of("a", "b"));
    boolean isRoll = model.equals("SystemRoll");
    if (isRoll) {
      images.put("b", Set.of("a", "b", "c"));
      images.put("c", Set.of("b", "c"));
    } else {
      images.put("b", Set.of("a", "b"));
    }
    return new StorageConstants(
        3,
        isRoll ? Row.of(Numbers.of(1, 2), Numbers.of(2, 3)) : Row.of(Numbers.of(1, 2, 3)),
        images,
        "a",
        isRoll ? Row.of("b", "c") : Row.of("b"),
        switch (model) {
          case "SystemHeirs" -> EnumSet.of(StorageFault.DEATH, StorageFault.RETURN);
          case "SystemLiveness" -> EnumSet.complementOf(EnumSet.of(StorageFault.RETURN));
          default -> EnumSet.allOf(StorageFault.class);
        });
  }
}
