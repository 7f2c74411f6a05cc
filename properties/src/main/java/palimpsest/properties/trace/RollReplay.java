package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import palimpsest.model.machine.storage.Roll;
import palimpsest.model.machine.storage.RollPlace;
import palimpsest.model.machine.storage.StorageState;
import palimpsest.model.machine.storage.StorageStep;
import palimpsest.model.machine.storage.StorageSystem;

/// Takes the events of a roll's trace in their order, and explains each by the reference machine of
/// the storage system.
///
/// Whether an update that failed left the new image in its adapter shows only once that answers
/// again: until then, which is before the next roll begins, there are two explanations.
final class RollReplay {
  /// A processor remembers as many rolls by their ids.
  private static final int IDS_MAX = 64;

  private final RollSteps steps;
  private final Queue<String> ids = new ArrayDeque<>();
  private final TraceCounts.Draft counts = new TraceCounts.Draft();
  private SequencedSet<StorageState> states = new LinkedHashSet<>();
  private boolean isTriggered;
  private @Nullable Event last;

  RollReplay(RollHeader header) {
    StorageSystem machine = new StorageSystem(header.constants());
    this.steps = new RollSteps(header, machine);
    this.states.addAll(machine.initial());
  }

  void take(Event event) throws Unexplained, Undecided, UnreadableTrace {
    switch (event.action()) {
      case DEFECT ->
          throw new Unexplained("the processor itself failed: " + event.text(Field.BECAUSE));
      case TRIGGER -> trigger(event);
      case FAIL_MEDIUM -> {
        expect(isTriggered, event);
        RollSteps.expectStep(event, RollPlace.ACCEPT);
        isTriggered = false;
      }
      case ACCEPT -> {
        expect(isTriggered, event);
        goOn(event);
        isTriggered = false;
      }
      default -> {
        expect(!isTriggered && !isIdle(), event);
        goOn(event);
      }
    }
    Touched.no(event, 0, 0);
    counts.add(event);
    last = event;
  }

  private static void expect(boolean isAllowed, Event event) throws Unexplained {
    if (!isAllowed) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
  }

  private boolean isIdle() {
    return states.getFirst().roll().at() == RollPlace.IDLE;
  }

  private void trigger(Event event) throws Unexplained {
    String id = event.text(Field.ID);
    if (isTriggered || !isIdle()) {
      throw new Unexplained("one roll runs at a time: id=" + id);
    }
    if (ids.contains(id)) {
      throw new Unexplained("the same id again is the same roll: id=" + id);
    }
    ids.add(id);
    if (ids.size() > IDS_MAX) {
      ids.remove();
    }
    isTriggered = true;
  }

  private void goOn(Event event) throws Unexplained, Undecided, UnreadableTrace {
    states = Explanations.follow(states, state -> steps.explain(state, event));
  }

  TraceCounts counts() {
    return counts.done();
  }

  /// The event that was explained last.
  @Nullable Event last() {
    return last;
  }

  /// The names of the actions that would be explained next, with the adapter whose turn it is.
  List<String> allowed() {
    if (isTriggered) {
      return List.of("Accept", "FailMedium");
    }
    Roll roll = states.getFirst().roll();
    List<String> allowed = new ArrayList<>();
    if (roll.at() == RollPlace.IDLE) {
      allowed.add("Trigger");
    } else {
      String whose = steps.whose(roll).map(adapter -> " " + adapter).orElse("");
      allowed.add(roll.at() + whose);
      if (roll.at() == RollPlace.UPDATE_ADAPTER) {
        allowed.add(new StorageStep.FailUpdate().action() + whose);
      }
    }
    return allowed;
  }
}
