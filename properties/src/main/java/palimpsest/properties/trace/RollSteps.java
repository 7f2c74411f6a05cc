package palimpsest.properties.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.Roll;
import palimpsest.model.machine.storage.RollPlace;
import palimpsest.model.machine.storage.StorageState;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;
import palimpsest.model.machine.storage.StorageStep;
import palimpsest.model.machine.storage.StorageSystem;

/// The reference machine's steps that an event of a roll stands for: adapters die and come back as
/// its answers tell, and then the roll goes on or stops.
record RollSteps(RollHeader header, StorageSystem machine) {

  /// The states to which an event may lead.
  List<StorageState> explain(StorageState before, Event event)
      throws Unexplained, Undecided, UnreadableTrace {
    StorageState state = before;
    Optional<RollAnswer> behind = Optional.empty();
    for (RollAnswer answer : RollAnswer.of(event, header)) {
      if (isOfTheUpdate(answer, before.roll())) {
        behind = Optional.of(answer);
      } else {
        state = answered(state, answer, event);
      }
    }
    List<StorageState> all = taken(state, event);
    if (behind.isEmpty()) {
      return all;
    }
    RollAnswer answer = behind.get();
    return List.copyOf(Explanations.follow(all, each -> List.of(answered(each, answer, event))));
  }

  /// What the adapter that was updated answers, unless that it is still updated, it answers behind
  /// its update.
  private static boolean isOfTheUpdate(RollAnswer answer, Roll roll) {
    return roll.at() == RollPlace.UPDATE_ADAPTER
        && answer.adapter() == turn(roll)
        && !answer.said().equals(RollAnswer.PAUSED);
  }

  private List<StorageState> taken(StorageState state, Event event)
      throws Unexplained, Undecided, UnreadableTrace {
    return switch (event.action()) {
      case ACCEPT -> List.of(accepted(state, event));
      case FAIL_UPDATE -> {
        expectPlace(state.roll(), RollPlace.UPDATE_ADAPTER.toString(), event);
        expectStep(event, RollPlace.UPDATE_ADAPTER);
        yield failed(state);
      }
      default -> {
        expectPlace(state.roll(), event.action().toString(), event);
        yield List.of(advanced(state, event));
      }
    };
  }

  /// What dies and comes back does not say so itself.
  private StorageState answered(StorageState before, RollAnswer answer, Event event)
      throws Unexplained, Undecided {
    int a = answer.adapter();
    boolean wasDead = before.adapters().condition().at(a) == Condition.DEAD;
    if (answer.said().equals(RollAnswer.DEAD)) {
      return wasDead ? before : machine.apply(before, new StorageStep.Die(a));
    }
    StorageState state = wasDead ? machine.apply(before, new StorageStep.Return(a)) : before;
    Adapters adapters = state.adapters();
    boolean isPaused = adapters.condition().at(a) == Condition.PAUSED;
    if (answer.said().equals(RollAnswer.PAUSED)) {
      if (!isPaused) {
        throw undecided(event, "an update that no roll began", header.adapter(a));
      }
      return state;
    }
    String version = adapters.version().at(a);
    if (!version.equals(answer.said())) {
      if (adapters.trial().contains(a) && adapters.device().at(a).equals(answer.said())) {
        throw undecided(event, "a trial that an adapter gives up", header.adapter(a));
      }
      throw new Unexplained(
          "an adapter runs what it was updated to: adapter="
              + header.adapter(a)
              + " image="
              + version);
    }
    return state;
  }

  private static Undecided undecided(Event event, String what, String because) {
    return new Undecided(
        "line " + event.line() + ": the specification does not have " + what + ": " + because);
  }

  /// Which image comes is known once it is read; only then the machine hears of the roll.
  private StorageState accepted(StorageState before, Event event) throws UnreadableTrace {
    int update = List.copyOf(header.images().keySet()).indexOf(event.text(Field.IMAGE)) + 1;
    if (update == 0) {
      throw new UnreadableTrace(
          event.line(),
          "the header has the image that is rolled: image=" + event.text(Field.IMAGE));
    }
    StorageState idle =
        new StorageState(
            Row.each(header.images().size(), _ -> 0), before.adapters(), before.roll());
    return machine.apply(
        machine.apply(idle, new StorageStep.Trigger(update)),
        new StorageStep.Advance(RollPlace.ACCEPT));
  }

  private void expectPlace(Roll roll, String action, Event event)
      throws Unexplained, UnreadableTrace {
    if (!roll.at().toString().equals(action)) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
    Optional<String> whose = whose(roll);
    if (whose.isPresent() && !event.has(Field.ADAPTER)) {
      throw new UnreadableTrace(event.line(), event.action() + " has the field adapter");
    }
    if (whose.isPresent() && !whose.get().equals(event.text(Field.ADAPTER))) {
      throw new Unexplained(
          "the source adapter comes first, and then one after the other: adapter=" + whose.get());
    }
  }

  /// The step that failed is the one that would have come.
  static void expectStep(Event event, RollPlace next) throws Unexplained {
    if (!event.text(Field.STEP).equals(next.toString())) {
      throw new Unexplained("what fails is the next step: step=" + next);
    }
  }

  /// The adapter that the roll's next step is about, if it is about one.
  Optional<String> whose(Roll roll) {
    return switch (roll.at()) {
      case COPY -> Optional.of(header.adapter(roll.lacking().next(1)));
      case PAUSE_ADAPTER, UPDATE_ADAPTER, CONFIRM -> Optional.of(header.adapter(turn(roll)));
      case IDLE, ACCEPT, START_ROLL, TAKE_OVER -> Optional.empty();
    };
  }

  private static int turn(Roll roll) {
    return roll.left().contains(roll.source()) ? roll.source() : roll.left().next(1);
  }

  /// The adapter goes on with the old image; or it died with the new one, which the processor does
  /// not know of.
  private List<StorageState> failed(StorageState state) {
    StorageState old = machine.apply(state, new StorageStep.FailUpdate());
    StorageState updated = machine.apply(state, new StorageStep.Advance(RollPlace.UPDATE_ADAPTER));
    StorageState dead = machine.apply(updated, new StorageStep.Die(turn(state.roll())));
    return List.of(old, machine.apply(dead, new StorageStep.Advance(RollPlace.CONFIRM)));
  }

  private StorageState advanced(StorageState state, Event event) throws Unexplained, Undecided {
    Roll roll = state.roll();
    StorageState after = machine.apply(state, new StorageStep.Advance(roll.at()));
    boolean stops = after.roll().at() == RollPlace.IDLE;
    boolean isStopped = event.has(Field.BECAUSE);
    if (isStopped && !stops) {
      throw notStopped(roll, event);
    }
    if (stops && !isStopped && !isOver(state, after)) {
      throw new Unexplained("the specification stops the roll: " + reason(state));
    }
    if (roll.at() == RollPlace.TAKE_OVER && !stops) {
      String heir = header.adapter(after.roll().source());
      if (!event.text(Field.SOURCE).equals(heir)) {
        throw new Unexplained("the first peer that has the image takes over: source=" + heir);
      }
    }
    return after;
  }

  /// Adapters have reasons of their own, which the specification does not know; the processor has
  /// none.
  private static Undecided notStopped(Roll roll, Event event) throws Unexplained {
    return switch (roll.at()) {
      case COPY, PAUSE_ADAPTER, CONFIRM ->
          undecided(event, "an adapter that fails and goes on", event.text(Field.BECAUSE));
      default -> throw new Unexplained("the specification does not stop the roll here");
    };
  }

  /// Whether the roll ends as nothing is left to be done.
  private static boolean isOver(StorageState state, StorageState after) {
    Roll roll = state.roll();
    return switch (roll.at()) {
      case CONFIRM ->
          roll.left().size() == 1 && after.adapters().condition().at(turn(roll)) != Condition.DEAD;
      case TAKE_OVER -> roll.left().without(roll.source()).isEmpty();
      default -> false;
    };
  }

  private String reason(StorageState state) {
    Adapters adapters = state.adapters();
    Roll roll = state.roll();
    List<String> looked =
        roll.at() == RollPlace.START_ROLL || roll.at() == RollPlace.TAKE_OVER
            ? header.adapters()
            : whose(roll).stream().toList();
    for (String name : looked) {
      if (adapters.condition().at(header.number(name)) == Condition.DEAD) {
        return "no dead adapter is asked for anything: adapter=" + name;
      }
    }
    for (String name : looked) {
      for (Map.Entry<String, List<String>> host : header.hosts().entrySet()) {
        if (host.getValue().contains(name)
            && host.getValue().stream()
                .filter(path -> !path.equals(name))
                .noneMatch(path -> serves(adapters, path))) {
          return "every host keeps a path: adapter=" + name + " host=" + host.getKey();
        }
      }
    }
    for (String name : header.adapters()) {
      String version = adapters.version().at(header.number(name));
      if (!version.equals(roll.image())
          && !header.images().getOrDefault(roll.image(), List.of()).contains(version)) {
        return "images that run together are compatible: image="
            + roll.image()
            + " adapter="
            + name
            + " runs="
            + version;
      }
    }
    return "an adapter that is updated has the image";
  }

  private boolean serves(Adapters adapters, String name) {
    return adapters.condition().at(header.number(name)) == Condition.UP;
  }
}
