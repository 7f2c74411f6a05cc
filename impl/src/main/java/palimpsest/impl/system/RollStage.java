package palimpsest.impl.system;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;

/// A place in a roll: what the processor does next, as one step. A stage holds all that its step
/// needs besides the system. The record's name is the action's name.
public sealed interface RollStage {
  static RollStage first(RollCommand command) {
    return new Accept(command);
  }

  /// Whether the step can be taken now; changes nothing.
  default boolean enabled() {
    return true;
  }

  /// Takes the step and returns the next stage; where it is not enabled it changes nothing and
  /// returns itself.
  RollStage advance(StorageSystem system);

  /// What a thread waits for where the step is not enabled.
  default Optional<CompletableFuture<Outcome>> waitsFor() {
    return Optional.empty();
  }

  default String action() {
    return getClass().getSimpleName();
  }

  /// The medium is read, whole or not at all.
  record Accept(RollCommand command) implements RollStage {
    @Override
    public RollStage advance(StorageSystem system) {
      return switch (system.input().accept(command.medium())) {
        case MediumReading.Whole(AcceptedImage image) ->
            new StartRoll(Roll.of(command, image, system));
        case MediumReading.Bad(String line) ->
            new Ended(new RollOutcome.Stopped(command.id(), line, List.of(), List.of()));
      };
    }
  }

  /// The source adapter is told, if the roll can go through: all adapters answer, so that nobody
  /// comes back later with a release that nobody has looked at, and none of them has a reason
  /// against it. From now on the roll outlives its source, if somebody has the image.
  record StartRoll(Roll roll) implements RollStage {
    @Override
    public RollStage advance(StorageSystem system) {
      return system
          .unanswered()
          .map(name -> "each adapter answers when a roll begins: adapter=" + name)
          .or(() -> system.refusal(roll.image().release()))
          .<RollStage>map(roll::stopped)
          .orElseGet(() -> new Copy(roll, roll.left()));
    }
  }

  /// The next adapter copies the image to its local memory device: the source adapter from the
  /// input device, its peers from it. All do so before any is updated.
  record Copy(Roll roll, List<String> lacking) implements RollStage {
    public Copy {
      lacking = List.copyOf(lacking);
    }

    @Override
    public RollStage advance(StorageSystem system) {
      String name = lacking.getFirst();
      Optional<ImageSourceFactory> from =
          name.equals(roll.source())
              ? Optional.of(roll.image().source())
              : system.adapter(roll.source()).image(roll.image().digest());
      if (from.isEmpty() || system.condition(roll.source()) instanceof Condition.Dead) {
        return new TakeOver(roll);
      }
      return switch (system.adapter(name).copy(from.get(), roll.image().digest())) {
        case Reply.Done _ -> copying(roll, lacking.subList(1, lacking.size()));
        case Reply.Failed(String line) -> roll.stopped(named(name, line));
        case Reply.Died _ when name.equals(roll.source()) -> new TakeOver(roll);
        case Reply.Died _ -> roll.stopped(named(name, "it died before it had the image"));
      };
    }
  }

  /// What speaks against updating the next adapter is looked at, and if nothing does, its update
  /// begins. One that runs the image since an earlier roll only has to confirm it.
  record PauseAdapter(Roll roll) implements RollStage {
    @Override
    public RollStage advance(StorageSystem system) {
      if (system.condition(roll.source()) instanceof Condition.Dead) {
        return new TakeOver(roll);
      }
      RolledAdapter adapter = system.adapter(roll.next());
      return switch (adapter.condition()) {
        case Condition.Dead _ -> roll.stopped(named(roll.next(), "it died before its update"));
        case Condition.Paused _ -> roll.stopped(named(roll.next(), "another update runs in it"));
        case Condition.Serves serves when serves.digest().equals(roll.image().digest()) ->
            new Confirm(roll);
        case Condition.Serves _ -> begin(system, adapter);
      };
    }

    private RollStage begin(StorageSystem system, RolledAdapter adapter) {
      List<String> refusals = system.refusals(adapter.name(), roll.image().release());
      if (!refusals.isEmpty()) {
        return roll.stopped(refusals.getFirst());
      }
      return adapter
          .image(roll.image().digest())
          .<RollStage>map(
              image -> new UpdateAdapter(roll, adapter.update(roll.update(adapter.name(), image))))
          .orElseGet(() -> roll.stopped(named(adapter.name(), "its image is gone")));
    }
  }

  /// The update of the adapter runs.
  record UpdateAdapter(Roll roll, CompletableFuture<Outcome> outcome) implements RollStage {
    @Override
    public boolean enabled() {
      return outcome.isDone();
    }

    @Override
    public Optional<CompletableFuture<Outcome>> waitsFor() {
      return Optional.of(outcome);
    }

    @Override
    public RollStage advance(StorageSystem system) {
      return switch (outcome.state()) {
        case RUNNING -> this;
        case SUCCESS -> ended(outcome.resultNow());
        case FAILED -> failed("its update failed: " + outcome.exceptionNow());
        case CANCELLED -> failed("its update was given up");
      };
    }

    private RollStage ended(Outcome result) {
      return switch (result) {
        case Outcome.Updated _ -> new Confirm(roll);
        case Outcome.Refused(_, Refusal refusal, _) -> failed(refusal.line());
        case Outcome.Lost(_, String line) -> failed(line);
      };
    }

    private RollStage failed(String line) {
      return roll.stopped(named(roll.next(), line));
    }
  }

  /// The adapter runs the image and confirms it. One that died of it is not taken over: it may have
  /// been the image.
  record Confirm(Roll roll) implements RollStage {
    @Override
    public RollStage advance(StorageSystem system) {
      return switch (system.adapter(roll.next()).confirm()) {
        case Reply.Done _ -> after(roll.updated(roll.next()));
        case Reply.Failed(String line) -> roll.stopped(named(roll.next(), line));
        case Reply.Died _ ->
            roll.stopped(named(roll.next(), "it died before its image was confirmed"));
      };
    }
  }

  /// The source adapter died while it was not being updated: another one that has the image goes
  /// on, or the roll ends. Who has the image and is neither to be updated nor runs it is a source
  /// that died before.
  record TakeOver(Roll roll) implements RollStage {
    @Override
    public RollStage advance(StorageSystem system) {
      return system.adapters().stream()
          .filter(adapter -> !adapter.name().equals(roll.source()))
          .filter(this::has)
          .filter(adapter -> roll.left().contains(adapter.name()) || runs(adapter))
          .findFirst()
          .map(heir -> goesOn(roll.takenOver(heir.name()), system))
          .orElseGet(
              () ->
                  roll.stopped(
                      "a source adapter that dies leaves the image with a peer: source="
                          + roll.source()));
    }

    private RollStage goesOn(Roll taken, StorageSystem system) {
      return taken.left().isEmpty()
          ? after(taken)
          : copying(
              taken, taken.left().stream().filter(name -> !has(system.adapter(name))).toList());
    }

    private boolean has(RolledAdapter adapter) {
      return adapter.condition() instanceof Condition.Serves
          && adapter.image(roll.image().digest()).isPresent();
    }

    private boolean runs(RolledAdapter adapter) {
      return adapter.condition() instanceof Condition.Serves(_, Digest digest)
          && digest.equals(roll.image().digest());
    }
  }

  /// The roll is over.
  record Ended(RollOutcome outcome) implements RollStage {
    @Override
    public boolean enabled() {
      return false;
    }

    @Override
    public RollStage advance(StorageSystem system) {
      return this;
    }
  }

  private static RollStage copying(Roll roll, List<String> lacking) {
    return lacking.isEmpty() ? new PauseAdapter(roll) : new Copy(roll, lacking);
  }

  private static RollStage after(Roll roll) {
    return roll.left().isEmpty()
        ? new Ended(new RollOutcome.Rolled(roll.command().id(), roll.updated(), roll.remarks()))
        : new PauseAdapter(roll);
  }

  private static String named(String adapter, String line) {
    return "adapter " + adapter + ": " + line;
  }
}
