package palimpsest.properties.history;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.properties.judge.Losses;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.sequential.Implementation;

/// The life of an adapter from its start on, a step at a time. Each answer, each outcome and all
/// data behind each step are held against what the releases say and what hosts were told.
///
/// For one thread. A life that went wrong is over, and closed.
public final class AdapterLife implements AutoCloseable {
  private final Implementation implementation;
  private final SortedSet<String> met = new TreeSet<>();
  private int steps;
  private boolean over;
  private @Nullable Running running;

  /// An adapter that was started.
  private record Running(Journey journey, ScenarioRun run, Optional<ScenarioRun.Update> update) {
    Running with(Optional<ScenarioRun.Update> other) {
      return new Running(journey, run, other);
    }
  }

  AdapterLife(Implementation implementation) {
    this.implementation = implementation;
  }

  /// What was met in this life, for statistics.
  public Met met() {
    return new Met(met);
  }

  boolean isStarted() {
    return running != null;
  }

  boolean isUpdating() {
    return running != null && running.update().isPresent();
  }

  /// Whether it can go on: a burn that could not be undone is said, and changes what follows.
  boolean isOver() {
    return over;
  }

  void start(Journey journey) {
    take(
        () -> {
          running =
              new Running(journey, new ScenarioRun(implementation, journey), Optional.empty());
          running().run().hosts().assertKept();
        });
  }

  void act(HostAction action) {
    take(
        () -> {
          Running now = running();
          met.add(action.getClass().getSimpleName());
          if (now.update().isPresent()) {
            met.add("a host acts while an update is under way");
            now.update().get().meet(action);
          } else {
            now.run().act(List.of(action));
          }
          now.run().hosts().assertKept();
        });
  }

  /// The names of all releases that there are updates to.
  List<String> releases() {
    return running().journey().history().releases().stream().map(Release::name).toList();
  }

  /// Triggers an update; permitted are a downgrade and every loss, or nothing.
  void trigger(String release, boolean permitted, FaultPlan faults) {
    take(
        () -> {
          Running now = running();
          Release to = now.journey().history().release(release).orElseThrow();
          Policy policy =
              permitted
                  ? new Policy(true, Losses.between(now.run().adapter().running(), to))
                  : Policy.STRICT;
          running = now.with(Optional.of(now.run().trigger(new Leg(release, policy), faults)));
        });
  }

  /// Takes steps of the update that is under way.
  void advance(int count) {
    take(
        () -> {
          if (!running().update().orElseThrow().steps(count)) {
            ended();
          }
        });
  }

  /// Takes the update that is under way to its end, if there is one.
  public void end() {
    if (isUpdating()) {
      take(this::ended);
    }
  }

  private void ended() {
    Running now = running();
    ScenarioRun.Ended ended = now.update().orElseThrow().end();
    met.add(Outcomes.word(ended.outcome()));
    over = ended.outcome() instanceof Outcome.Refused refused && !refused.remarks().isEmpty();
    running = now.with(Optional.empty());
  }

  void restart() {
    take(
        () -> {
          running().run().restart();
          met.add("restarted");
        });
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("a life begins with a start");
    }
    return running;
  }

  /// Takes a step; one that goes wrong is the last, and says which it was.
  private void take(Runnable step) {
    steps++;
    try {
      step.run();
    } catch (AssertionError | RuntimeException e) {
      close();
      throw new AssertionError(e.getMessage() + ": step=" + steps, e);
    }
  }

  @Override
  public void close() {
    over = true;
    if (running != null) {
      running.run().close();
      running = null;
    }
  }
}
