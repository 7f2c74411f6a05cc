package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;

/// A place in the protocol: what its actor will do next, as one atomic step. The record's name is
/// the action's name, in the specification, the trace and the report alike.
///
/// A stage holds all that its step needs besides the adapter, so whoever holds the stages of all
/// actors and a copy of the memory holds the whole state. Nothing in a step sleeps, reads a clock
/// or draws a random number: whoever takes the steps, a test or an adapter's threads, takes the
/// same (FST-13).
public sealed interface Stage permits RequestStage, UpdateStage, StartStage {
  /// Whether the step can be taken now; changes nothing.
  default boolean enabled(Adapter adapter) {
    return true;
  }

  /// Takes the step, guard and effect as one, and returns the next stage; where the step is not
  /// enabled it changes nothing and returns itself.
  Stage advance(Adapter adapter, Actor actor);

  /// What a thread waits for where the step is not enabled; empty for a stage that never waits.
  default Optional<Signals.Kind> waitsFor() {
    return Optional.empty();
  }

  /// What the step is about, for the trace.
  default List<Argument> arguments() {
    return List.of();
  }

  default String action() {
    return getClass().getSimpleName();
  }

  /// Tells the trace that the step was taken; where nobody traces, nothing is even put together.
  default void tell(Actor actor) {
    if (actor.isTraced()) {
      actor.took(action(), arguments());
    } else if (actor.isWatched()) {
      actor.took(action(), List.of());
    } else {
      actor.forget();
    }
  }
}
