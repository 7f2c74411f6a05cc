package palimpsest.impl.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.trace.TraceSink;

/// The storage system's processor: starts rolls, and takes their steps on a thread (SYS-2).
///
/// Any thread may trigger a roll.
public final class Processor {
  private static final int ROLLS_REMEMBERED = 64;

  private final StorageSystem system;
  private final RollTrace trace;
  private final Map<String, CompletableFuture<RollOutcome>> rolls;
  private Optional<Running> running = Optional.empty();

  /// The roll that was triggered last.
  private record Running(String id, CompletableFuture<RollOutcome> outcome) {}

  public Processor(StorageSystem system) {
    this(system, TraceSink.NONE);
  }

  /// @param sink is told of each step
  public Processor(StorageSystem system, TraceSink sink) {
    this(
        system,
        sink,
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(
              Map.Entry<String, CompletableFuture<RollOutcome>> eldest) {
            return size() > ROLLS_REMEMBERED;
          }
        });
  }

  /// @param rolls what is remembered of rolls, by their ids
  Processor(
      StorageSystem system, TraceSink sink, Map<String, CompletableFuture<RollOutcome>> rolls) {
    this.trace = new RollTrace(sink);
    this.system = trace.heard(system);
    this.rolls = rolls;
  }

  /// Starts a roll. One runs at a time; the same id again is the same roll.
  public synchronized CompletableFuture<RollOutcome> trigger(RollCommand command) {
    CompletableFuture<RollOutcome> known = rolls.get(command.id());
    if (known != null) {
      return known.copy();
    }
    Optional<Running> other = running.filter(roll -> !roll.outcome().isDone());
    if (other.isPresent()) {
      return CompletableFuture.completedFuture(
          new RollOutcome.Stopped(
              command.id(),
              "one roll runs at a time: id=" + command.id() + " running=" + other.get().id(),
              List.of(),
              List.of()));
    }
    CompletableFuture<RollOutcome> outcome = new CompletableFuture<>();
    running = Optional.of(new Running(command.id(), outcome));
    rolls.put(command.id(), outcome);
    Thread.ofPlatform().name("processor").daemon().start(() -> run(command, outcome));
    return outcome.copy();
  }

  private void run(RollCommand command, CompletableFuture<RollOutcome> outcome) {
    try {
      trace.triggered(command);
      RollStage stage = RollStage.first(command);
      while (!(stage instanceof RollStage.Ended)) {
        stage.waitsFor().ifPresent(awaited -> awaited.exceptionally(_ -> null).join());
        RollStage next = stage.advance(system);
        trace.took(stage, next);
        stage = next;
      }
      outcome.complete(((RollStage.Ended) stage).outcome());
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    }
  }
}
