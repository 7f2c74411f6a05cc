package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.Roll;
import palimpsest.model.machine.storage.RollPlace;
import palimpsest.model.machine.storage.StorageConstants;
import palimpsest.model.machine.storage.StorageState;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;
import palimpsest.model.machine.storage.StorageStep;
import palimpsest.model.machine.storage.StorageStep.Advance;
import palimpsest.model.machine.storage.StorageSystem;
import palimpsest.properties.conformance.Mutant.Replacement;

/// The mutants of the reference machine of the storage system, by the names that the
/// specification's have: each replaces the same actions, or what they ask.
final class StorageMutants {
  private static final String HALF = "half";

  private final StorageConstants constants;
  private final StorageSystem machine;
  private final SortedMap<String, List<Replacement<StorageState, StorageStep>>> all =
      new TreeMap<>();

  /// Machines that ask for nothing where they should.
  private final Map<String, StorageSystem> careless = new TreeMap<>();

  private StorageMutants(StorageConstants constants) {
    this.constants = constants;
    machine = new StorageSystem(constants);
    addCareless();
    addTriggers();
    addPauses();
    addFailures();
    addCopies();
  }

  /// Their names.
  static List<String> names(StorageConstants constants) {
    return List.copyOf(new StorageMutants(constants).all.keySet());
  }

  /// @throws IllegalArgumentException if there is none of that name
  static Mutant<StorageState, StorageStep> of(StorageConstants constants, String name) {
    StorageMutants mutants = new StorageMutants(constants);
    List<Replacement<StorageState, StorageStep>> replacements = mutants.all.get(name);
    if (replacements == null) {
      throw new IllegalArgumentException("a mutant has a name: name=" + name);
    }
    return Mutant.of(mutants.careless.getOrDefault(name, mutants.machine), replacements, _ -> true);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  private final void add(String name, Replacement<StorageState, StorageStep>... replacements) {
    all.put(name, List.of(replacements));
  }

  /// The action of a place, with another effect.
  ///
  /// @param effect of the state, and of what it should be behind it
  private Replacement<StorageState, StorageStep> at(
      RollPlace place, BinaryOperator<StorageState> effect) {
    return when(new Advance(place), _ -> true, effect);
  }

  /// An action without arguments, with another effect.
  private Replacement<StorageState, StorageStep> when(
      StorageStep step, Predicate<StorageState> isEnabled, BinaryOperator<StorageState> effect) {
    return new Replacement<>(
        step.action(),
        state -> machine.enabled(state, step) && isEnabled.test(state) ? List.of(step) : List.of(),
        (state, _) -> effect.apply(state, machine.apply(state, step)));
  }

  // -------------------------------------------------------------------------- what is asked

  /// Without hosts each is spared, and images that run with all run with these.
  private void addCareless() {
    SequencedMap<String, Set<String>> images = new LinkedHashMap<>();
    constants.images().keySet().forEach(name -> images.put(name, constants.images().keySet()));
    careless("LastPathPaused", Row.empty(), constants.images());
    careless("VersionsIgnored", constants.paths(), images);
    add(
        "DeadForgotten",
        at(RollPlace.START_ROLL, (before, _) -> startsWithoutDead(before)),
        at(RollPlace.PAUSE_ADAPTER, (before, _) -> pausesAsIfDeadRan(before)));
  }

  private void careless(String name, Row<Numbers> paths, SequencedMap<String, Set<String>> images) {
    careless.put(
        name,
        new StorageSystem(
            new StorageConstants(
                constants.adapters(),
                paths,
                images,
                constants.firstImage(),
                constants.updates(),
                constants.faults())));
    add(name);
  }

  private StorageState startsWithoutDead(StorageState state) {
    Roll roll = state.roll();
    Numbers up = up(state);
    boolean isCompatible =
        up.stream().allMatch(a -> areTogether(roll.image(), state.adapters().version().at(a)));
    return with(
        state,
        isCompatible && !isDead(state, roll.source())
            ? new Roll(RollPlace.COPY, roll.id(), roll.image(), roll.source(), up, up)
            : Roll.NONE);
  }

  private StorageState pausesAsIfDeadRan(StorageState state) {
    Adapters adapters = state.adapters();
    Row<String> versions =
        Row.each(
            constants.adapters(),
            a -> up(state).contains(a) ? adapters.version().at(a) : state.roll().image());
    StorageState next =
        machine.apply(
            with(
                state,
                new Adapters(adapters.condition(), versions, adapters.device(), adapters.trial())),
            new Advance(RollPlace.PAUSE_ADAPTER));
    return with(
        next,
        new Adapters(
            next.adapters().condition(), adapters.version(), adapters.device(), adapters.trial()));
  }

  private boolean areTogether(String image, String other) {
    return constants.images().getOrDefault(image, Set.of()).contains(other);
  }

  // ------------------------------------------------------------------------------- triggers

  private void addTriggers() {
    add(
        "RolledAgain",
        new Replacement<>(
            "Trigger",
            state -> state.roll().at() == RollPlace.IDLE ? triggers(_ -> true) : List.of(),
            (state, step) -> triggered(state, ((StorageStep.Trigger) step).u())));
    add(
        "RollReplaced",
        new Replacement<>(
            "Trigger",
            state ->
                state.roll().at() == RollPlace.UPDATE_ADAPTER
                    ? List.of()
                    : triggers(u -> state.begun().at(u) == 0),
            (state, step) -> triggered(state, ((StorageStep.Trigger) step).u())));
    add(
        "MediumTrusted",
        when(
            new StorageStep.FailMedium(),
            _ -> true,
            (before, _) ->
                with(
                    before,
                    new Roll(
                        RollPlace.START_ROLL,
                        before.roll().id(),
                        HALF,
                        1,
                        Numbers.NONE,
                        Numbers.upTo(constants.adapters())))));
  }

  private List<StorageStep> triggers(Predicate<Integer> isPossible) {
    List<StorageStep> steps = new ArrayList<>();
    for (int u = 1; u <= constants.updates().size(); u++) {
      if (isPossible.test(u)) {
        steps.add(new StorageStep.Trigger(u));
      }
    }
    return steps;
  }

  private static StorageState triggered(StorageState state, int u) {
    Row<Integer> begun = state.begun().with(u, Math.min(2, state.begun().at(u) + 1));
    Roll roll = new Roll(RollPlace.ACCEPT, u, StorageState.NO_IMAGE, 0, Numbers.NONE, Numbers.NONE);
    return new StorageState(begun, state.adapters(), roll);
  }

  // -------------------------------------------------------------------- pauses and takeovers

  private void addPauses() {
    add("AllPaused", at(RollPlace.PAUSE_ADAPTER, (before, _) -> paused(before, _ -> true)));
    add(
        "TwoAtATime",
        at(
            RollPlace.PAUSE_ADAPTER,
            (before, _) -> paused(before, a -> a == 2 || a == turn(before.roll()))));
    add("NobodyTakesOver", when(new Advance(RollPlace.TAKE_OVER), _ -> false, (state, _) -> state));
    add("AnyHeir", at(RollPlace.TAKE_OVER, (before, _) -> with(before, takenOverByAny(before))));
    add(
        "TurnAwaited",
        when(
            new Advance(RollPlace.UPDATE_ADAPTER),
            state -> state.adapters().condition().at(turn(state.roll())) == Condition.PAUSED,
            (_, after) -> after));
    add(
        "PeersFirst",
        at(RollPlace.PAUSE_ADAPTER, (before, _) -> byPeers(before)),
        at(RollPlace.UPDATE_ADAPTER, (before, _) -> byPeers(before)),
        at(RollPlace.CONFIRM, (before, _) -> byPeers(before)));
  }

  private StorageState paused(StorageState state, Predicate<Integer> isPaused) {
    Adapters adapters = state.adapters();
    Row<Condition> conditions =
        Row.each(
            constants.adapters(),
            a ->
                isPaused.test(a) && !isDead(state, a)
                    ? Condition.PAUSED
                    : adapters.condition().at(a));
    return goes(
        with(
            state,
            new Adapters(conditions, adapters.version(), adapters.device(), adapters.trial())),
        RollPlace.UPDATE_ADAPTER);
  }

  private Roll takenOverByAny(StorageState state) {
    Roll roll = state.roll();
    Numbers left = roll.left().without(roll.source());
    Numbers heirs = up(state).without(roll.source());
    return heirs.isEmpty() || left.isEmpty()
        ? Roll.NONE
        : new Roll(
            RollPlace.PAUSE_ADAPTER, roll.id(), roll.image(), heirs.next(1), Numbers.NONE, left);
  }

  /// Peers have their turn as if each were the source.
  private StorageState byPeers(StorageState state) {
    Roll roll = state.roll();
    if (isDead(state, roll.source())) {
      return machine.apply(state, new Advance(roll.at()));
    }
    Numbers peers = roll.left().without(roll.source());
    int turn = peers.isEmpty() ? roll.source() : peers.next(1);
    StorageState next = machine.apply(with(state, from(roll, turn)), new Advance(roll.at()));
    return next.roll().at() == RollPlace.IDLE ? next : with(next, from(next.roll(), roll.source()));
  }

  private static Roll from(Roll roll, int source) {
    return new Roll(roll.at(), roll.id(), roll.image(), source, roll.lacking(), roll.left());
  }

  // ------------------------------------------------------------------------------- failures

  private void addFailures() {
    failing(
        "RolledOn", before -> with(up(before, turn(before.roll())), withoutTurn(before.roll())));
    failing(
        "FailedForward",
        before -> {
          int turn = turn(before.roll());
          Adapters adapters = up(before, turn).adapters();
          return with(
              with(
                  before,
                  new Adapters(
                      adapters.condition(),
                      adapters.version().with(turn, before.roll().image()),
                      adapters.device(),
                      adapters.trial())),
              Roll.NONE);
        });
    failing("PausedForGood", before -> with(before, Roll.NONE));
    add(
        "LeftOnTrial",
        at(RollPlace.CONFIRM, (before, _) -> with(before, withoutTurn(before.roll()))));
  }

  private void failing(String name, UnaryOperator<StorageState> effect) {
    add(name, when(new StorageStep.FailUpdate(), _ -> true, (before, _) -> effect.apply(before)));
  }

  /// The roll goes on with those that are left.
  private static Roll withoutTurn(Roll roll) {
    Numbers left = roll.left().without(turn(roll));
    return left.isEmpty()
        ? Roll.NONE
        : new Roll(
            RollPlace.PAUSE_ADAPTER, roll.id(), roll.image(), roll.source(), roll.lacking(), left);
  }

  private static StorageState up(StorageState state, int adapter) {
    Adapters adapters = state.adapters();
    return with(
        state,
        new Adapters(
            adapters.condition().with(adapter, Condition.UP),
            adapters.version(),
            adapters.device(),
            adapters.trial()));
  }

  // --------------------------------------------------------------------------------- copies

  private void addCopies() {
    add(
        "ResidueTaken",
        at(RollPlace.COPY, (before, _) -> withResidue(before)),
        at(RollPlace.PAUSE_ADAPTER, (before, _) -> withResidue(before)),
        at(RollPlace.TAKE_OVER, (before, _) -> withResidue(before)));
    add(
        "CopiedLate",
        at(
            RollPlace.COPY,
            (before, after) ->
                after.roll().at() == RollPlace.COPY
                    ? goes(after, RollPlace.PAUSE_ADAPTER)
                    : after));
  }

  /// Whatever lies in a device is taken for the image, and stays what it is.
  private StorageState withResidue(StorageState state) {
    Row<String> devices = state.adapters().device();
    Row<String> taken =
        Row.each(
            devices.size(),
            a ->
                devices.at(a).equals(StorageState.NO_IMAGE)
                    ? StorageState.NO_IMAGE
                    : state.roll().image());
    StorageState next = machine.apply(withDevices(state, taken), new Advance(state.roll().at()));
    Row<String> after = next.adapters().device();
    return withDevices(
        next,
        Row.each(
            devices.size(),
            a -> devices.at(a).equals(StorageState.NO_IMAGE) ? after.at(a) : devices.at(a)));
  }

  private static StorageState withDevices(StorageState state, Row<String> devices) {
    Adapters adapters = state.adapters();
    return with(
        state, new Adapters(adapters.condition(), adapters.version(), devices, adapters.trial()));
  }

  // ---------------------------------------------------------------------------------- parts

  private Numbers up(StorageState state) {
    Numbers up = Numbers.NONE;
    for (int a = 1; a <= constants.adapters(); a++) {
      up = state.adapters().condition().at(a) == Condition.UP ? up.with(a) : up;
    }
    return up;
  }

  private static boolean isDead(StorageState state, int adapter) {
    return state.adapters().condition().at(adapter) == Condition.DEAD;
  }

  private static int turn(Roll roll) {
    return roll.left().contains(roll.source()) ? roll.source() : roll.left().next(1);
  }

  private static StorageState with(StorageState state, Adapters adapters) {
    return new StorageState(state.begun(), adapters, state.roll());
  }

  private static StorageState with(StorageState state, Roll roll) {
    return new StorageState(state.begun(), state.adapters(), roll);
  }

  private static StorageState goes(StorageState state, RollPlace place) {
    Roll roll = state.roll();
    return with(
        state,
        new Roll(place, roll.id(), roll.image(), roll.source(), roll.lacking(), roll.left()));
  }
}
