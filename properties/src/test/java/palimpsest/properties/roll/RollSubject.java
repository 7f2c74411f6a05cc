package palimpsest.properties.roll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.system.HostPaths;
import palimpsest.impl.system.InputDevice;
import palimpsest.impl.system.LivePaths;
import palimpsest.impl.system.MediumReading;
import palimpsest.impl.system.RollCommand;
import palimpsest.impl.system.RollStage;
import palimpsest.impl.system.RolledAdapter;
import palimpsest.impl.system.StorageSystem;
import palimpsest.impl.system.TogetherCompatible;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.Roll;
import palimpsest.model.machine.storage.RollPlace;
import palimpsest.model.machine.storage.StorageConstants;
import palimpsest.model.machine.storage.StorageFault;
import palimpsest.model.machine.storage.StorageState;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;
import palimpsest.model.machine.storage.StorageStep;
import palimpsest.model.release.Policy;

/// A storage system in the hand of an explorer: real stages of a roll over adapters of two slots.
/// Its state is read from the stage and from what adapters say of themselves.
final class RollSubject {
  private final StorageConstants constants;
  private final RollParts.Taking taking;
  private final List<SlotAdapter> adapters;
  private final StorageSystem system;
  private final ImageSourceFactory medium;
  private Row<Integer> begun;
  private Optional<RollStage> stage = Optional.empty();
  private int id;
  private boolean mediumFails;

  RollSubject(StorageConstants constants, RollParts parts) {
    this.constants = constants;
    this.taking = parts.taking();
    RollImages images = new RollImages(constants);
    this.adapters =
        IntStream.rangeClosed(1, constants.adapters())
            .mapToObj(a -> new SlotAdapter(String.valueOf(a), images, constants.firstImage()))
            .toList();
    InputDevice input =
        _ ->
            mediumFails
                ? new MediumReading.Bad("the medium is gone")
                : new MediumReading.Whole(images.image(constants.updates().at(id)));
    List<HostPaths> hosts = new ArrayList<>();
    for (Numbers path : constants.paths()) {
      hosts.add(
          new HostPaths(
              "host-" + (hosts.size() + 1),
              path.stream()
                  .mapToObj(String::valueOf)
                  .collect(Collectors.toCollection(TreeSet::new))));
    }
    this.system =
        new StorageSystem(
            parts.input().apply(input),
            adapters.stream().map(RolledAdapter.class::cast).map(parts.adapter()).toList(),
            parts.checks().apply(List.of(new LivePaths(hosts), new TogetherCompatible())));
    this.medium = images.image(constants.firstImage()).source();
    this.begun = Row.each(constants.updates().size(), _ -> 0);
  }

  /// What can happen here, by what is there.
  List<StorageStep> steps() {
    List<StorageStep> steps = new ArrayList<>();
    stage.ifPresent(at -> steps.add(new StorageStep.Advance(place(at))));
    for (int u = 1; u <= constants.updates().size(); u++) {
      if (stage.isEmpty() && begun.at(u) == 0) {
        steps.add(new StorageStep.Trigger(u));
      }
    }
    if (occurs(StorageFault.MEDIUM)
        && stage.filter(RollStage.Accept.class::isInstance).isPresent()) {
      steps.add(new StorageStep.FailMedium());
    }
    if (occurs(StorageFault.UPDATE) && adapters.stream().anyMatch(SlotAdapter::isUpdating)) {
      steps.add(new StorageStep.FailUpdate());
    }
    for (int a = 1; a <= adapters.size(); a++) {
      boolean dead = adapters.get(a - 1).isDead();
      if (occurs(dead ? StorageFault.RETURN : StorageFault.DEATH)) {
        steps.add(dead ? new StorageStep.Return(a) : new StorageStep.Die(a));
      }
    }
    return steps;
  }

  private boolean occurs(StorageFault fault) {
    return constants.faults().contains(fault);
  }

  void take(StorageStep step) {
    switch (step) {
      case StorageStep.Advance _ -> {
        adapters.stream().filter(SlotAdapter::isUpdating).forEach(SlotAdapter::updated);
        advance();
      }
      case StorageStep.Trigger(int u) -> {
        begun = begun.with(u, 1);
        id = u;
        stage = Optional.of(RollStage.first(new RollCommand("roll " + u, medium, Policy.STRICT)));
      }
      case StorageStep.FailMedium _ -> {
        mediumFails = true;
        advance();
        mediumFails = false;
      }
      case StorageStep.FailUpdate _ -> {
        adapters.stream().filter(SlotAdapter::isUpdating).forEach(SlotAdapter::refused);
        advance();
      }
      case StorageStep.Die(int a) -> adapters.get(a - 1).die();
      case StorageStep.Return(int a) -> adapters.get(a - 1).comeBack();
    }
  }

  private void advance() {
    stage =
        stage.map(at -> taking.take(at, system)).filter(next -> !(next instanceof RollStage.Ended));
  }

  private static RollPlace place(RollStage stage) {
    return switch (stage) {
      case RollStage.Accept _ -> RollPlace.ACCEPT;
      case RollStage.StartRoll _ -> RollPlace.START_ROLL;
      case RollStage.Copy _ -> RollPlace.COPY;
      case RollStage.PauseAdapter _ -> RollPlace.PAUSE_ADAPTER;
      case RollStage.UpdateAdapter _ -> RollPlace.UPDATE_ADAPTER;
      case RollStage.Confirm _ -> RollPlace.CONFIRM;
      case RollStage.TakeOver _ -> RollPlace.TAKE_OVER;
      case RollStage.Ended _ -> RollPlace.IDLE;
    };
  }

  /// The state that this amounts to.
  StorageState state() {
    return new StorageState(
        begun,
        new Adapters(
            each(RollSubject::condition),
            each(SlotAdapter::version),
            each(SlotAdapter::device),
            numbers(
                adapters.stream().filter(SlotAdapter::isOnTrial).map(SlotAdapter::name).toList())),
        stage.map(this::roll).orElse(Roll.NONE));
  }

  private <T> Row<T> each(Function<SlotAdapter, T> of) {
    return Row.each(adapters.size(), a -> of.apply(adapters.get(a - 1)));
  }

  private static Condition condition(SlotAdapter adapter) {
    if (adapter.isDead()) {
      return Condition.DEAD;
    }
    return adapter.isUpdating() ? Condition.PAUSED : Condition.UP;
  }

  private Roll roll(RollStage at) {
    return switch (at) {
      case RollStage.Accept _ ->
          new Roll(RollPlace.ACCEPT, id, StorageState.NO_IMAGE, 0, Numbers.NONE, Numbers.NONE);
      case RollStage.Copy(var roll, var lacking) -> roll(at, roll, numbers(lacking));
      case RollStage.StartRoll(var roll) -> roll(at, roll, Numbers.NONE);
      case RollStage.PauseAdapter(var roll) -> roll(at, roll, Numbers.NONE);
      case RollStage.UpdateAdapter(var roll, _) -> roll(at, roll, Numbers.NONE);
      case RollStage.Confirm(var roll) -> roll(at, roll, Numbers.NONE);
      case RollStage.TakeOver(var roll) -> roll(at, roll, Numbers.NONE);
      case RollStage.Ended _ -> Roll.NONE;
    };
  }

  private Roll roll(RollStage at, palimpsest.impl.system.Roll roll, Numbers lacking) {
    return new Roll(
        place(at),
        id,
        roll.image().release().name(),
        Integer.parseInt(roll.source()),
        lacking,
        numbers(roll.left()));
  }

  private static Numbers numbers(List<String> names) {
    return Numbers.of(names.stream().mapToInt(Integer::parseInt).toArray());
  }
}
