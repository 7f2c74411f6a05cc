package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.Words;

/// The replay explains what the reference machine can do, and nothing else.
final class WalkTest {
  private static final int STEPS = 250;

  /// A small configuration.
  enum Small {
    SOUND(WalkConstants.layouts(EnumSet.noneOf(Fault.class))),
    FAULTS(WalkConstants.layouts(seen())),
    MODULES(WalkConstants.modules(seen())),
    HANGING(WalkConstants.modules(EnumSet.allOf(Fault.class)));

    @SuppressWarnings("ImmutableEnumChecker") // constants have no setter
    private final Constants constants;

    Small(Constants constants) {
      this.constants = constants;
    }

    /// Whether a worker hangs cannot be seen, so it is as if it were only slow.
    private static Set<Fault> seen() {
      return EnumSet.complementOf(EnumSet.of(Fault.WORKER, Fault.DEVICE));
    }
  }

  private static Optional<String> explain(Replay replay, Event event) {
    try {
      replay.take(event);
      return Optional.empty();
    } catch (Unexplained | Undecided | UnreadableTrace e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Replay replayed(Constants constants, List<Event> events) {
    Replay replay = new Replay(MachineHeader.of(constants), _ -> {}, Protocol.Witness.NONE);
    for (Event event : events) {
      explain(replay, event)
          .ifPresent(line -> fail("explained before, and now not: %s %s", event.described(), line));
    }
    return replay;
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheMachineDoesIsExplained(Small small) {
    Map<String, Integer> told = new TreeMap<>();
    for (long seed = 1; seed <= 100; seed++) {
      Walk walk = new Walk(new CodeUpdate(small.constants), seed);
      Narrator narrator = new Narrator(small.constants);
      Replay replay = new Replay(MachineHeader.of(small.constants), _ -> {}, Protocol.Witness.NONE);
      for (int step = 1; step <= STEPS; step++) {
        Optional<Walk.Taken> taken = walk.next();
        if (taken.isEmpty()) {
          break;
        }
        Walk.Taken one = taken.get();
        Optional<Event> event = narrator.tell(one.before(), one.step(), one.after());
        if (event.isPresent()) {
          told.merge(event.get().action().toString(), 1, Integer::sum);
          Optional<String> differs = explain(replay, event.get());
          assertThat(differs)
              .as("seed=%d step=%d %s", seed, step, event.get().described())
              .isEmpty();
        }
      }
    }
    assertThat(told).hasSizeGreaterThan(35);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANGING")
  void whatTheMachineCannotDoNextIsNotExplained(Small small) {
    Map<Boolean, Integer> counted = new TreeMap<>();
    List<Event> pool = new ArrayList<>();
    for (long seed = 1; seed <= 40; seed++) {
      Walk walk = new Walk(new CodeUpdate(small.constants), seed);
      Narrator narrator = new Narrator(small.constants);
      List<Event> events = new ArrayList<>();
      int cut = (int) (seed * 37 % 130);
      for (int step = 1; step <= cut; step++) {
        walk.next()
            .flatMap(one -> narrator.tell(one.before(), one.step(), one.after()))
            .ifPresent(events::add);
      }
      Set<Event> possible = possible(small.constants, walk.state(), narrator);
      Set<Event> candidates = new LinkedHashSet<>(possible);
      pool.stream()
          .filter(event -> !isBeyondTraces(event, walk.state()))
          .forEach(event -> candidates.add(narrator.transplanted(event)));
      for (Event candidate : candidates) {
        boolean expected = possible.stream().anyMatch(event -> isSame(event, candidate));
        Optional<String> differs = explain(replayed(small.constants, events), candidate);
        assertThat(differs.isEmpty())
            .as(
                "seed=%d step=%d %s: %s; possible: %s",
                seed, cut, candidate.described(), differs, possible)
            .isEqualTo(expected);
        counted.merge(expected, 1, Integer::sum);
      }
      addTo(pool, events);
    }
    assertThat(counted.get(true)).isGreaterThan(100);
    assertThat(counted.get(false)).isGreaterThan(500);
  }

  /// Whether the event is right or wrong by what a trace does not tell.
  private static boolean isBeyondTraces(Event event, State state) {
    return isBelieved(event, state) || isUnseen(event, state);
  }

  /// Whether the event shows that a fault did not happen which did, and left no event.
  private static boolean isUnseen(Event event, State state) {
    Update update = state.update();
    return switch (event.action()) {
      case BURN_MODULE ->
          !event.has(Field.VERSION)
              && !update.plan().isEmpty()
              && !state
                  .outside()
                  .module()
                  .at(update.plan().at(1))
                  .equals(update.before().at(update.plan().at(1)));
      case VERIFY_COPY, VERIFY_RESTORED -> state.images().window().contains(Words.DAMAGED);
      default -> false;
    };
  }

  /// Whether the event says what has to be believed: how many changes there will be, that an image
  /// refuses, that a value is lost, that a module was replaced before others were burnt.
  private static boolean isBelieved(Event event, State state) {
    boolean isReplaced = event.action() == Action.BURN_MODULE && event.has(Field.VERSION);
    boolean isConverted = event.action() == Action.WRITE_ENTRY;
    boolean isChanging = event.action() == Action.SERVE && event.number(Field.CHANGES) > 0;
    boolean isRefusing = event.action() == Action.IDENTIFY && event.has(Field.REFUSED);
    return isChanging
        || (isReplaced && !state.update().burnt().isEmpty())
        || (isRefusing && !state.outside().module().isEmpty())
        || (isConverted && state.update().scratch().there());
  }

  /// One event of each kind, the latest.
  private static void addTo(List<Event> pool, List<Event> events) {
    for (Event event : events) {
      pool.removeIf(each -> each.action() == event.action() && each.actor().equals(event.actor()));
      pool.add(event);
    }
  }

  /// The events of all steps that the machine can take, at once or after faults that leave none.
  private static Set<Event> possible(Constants constants, State state, Narrator narrator) {
    CodeUpdate machine = new CodeUpdate(constants);
    Set<State> states = new LinkedHashSet<>(Set.of(state));
    for (int faults = 1; faults <= 2; faults++) {
      for (State each : List.copyOf(states)) {
        for (Step step : machine.steps(each)) {
          if (isSilent(step)) {
            states.add(machine.apply(each, step));
          }
        }
      }
    }
    Set<Event> events = new LinkedHashSet<>();
    for (State each : states) {
      for (Step step : machine.steps(each)) {
        narrator.foresee(each, step, machine.apply(each, step)).ifPresent(events::add);
      }
    }
    return events;
  }

  private static boolean isSilent(Step step) {
    return step instanceof EnvironmentStep.SpoilBuffer
        || step instanceof EnvironmentStep.SpoilBlock
        || step instanceof EnvironmentStep.ReplaceModule;
  }

  /// The same but for what a replay does not look at: what words hold, and which image is loaded,
  /// in how many pieces and whether it is a bad one.
  private static boolean isSame(Event one, Event other) {
    return one.actor().equals(other.actor())
        && one.action() == other.action()
        && one.reads().equals(other.reads())
        && one.writes().equals(other.writes())
        && known(one).equals(known(other, one));
  }

  /// The same, but that what need not be converted may be.
  private static Map<Field, Object> known(Event event, Event needed) {
    Map<Field, Object> known = known(event);
    if (needed.has(Field.CONVERTS) && needed.text(Field.CONVERTS).isEmpty()) {
      known.replace(Field.CONVERTS, "");
    }
    return known;
  }

  private static Map<Field, Object> known(Event event) {
    Map<Field, Object> known = new TreeMap<>();
    for (Field field : Field.values()) {
      boolean isOpaque = field == Field.VALUE || field == Field.WORDS || field == Field.ID;
      boolean isNewSession =
          field == Field.SESSION
              && (event.action() == Action.ANSWER || event.action() == Action.SUBMIT);
      boolean isOfLoading =
          event.action() == Action.LOAD_CHUNK || event.action() == Action.CHECK_IMAGE;
      if (event.has(field) && !isOpaque && !isNewSession && !isOfLoading) {
        known.put(
            field,
            switch (field.type()) {
              case NUMBER -> event.number(field);
              case FLAG -> event.flag(field);
              case TEXT -> event.text(field);
            });
      }
    }
    return known;
  }
}
