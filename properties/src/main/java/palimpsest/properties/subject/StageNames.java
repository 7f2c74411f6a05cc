package palimpsest.properties.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerPlace;
import palimpsest.model.machine.WorkerStep;

/// A stage's place and step in the specification: it has their name.
final class StageNames {
  private static final Map<String, UpdatePlace> UPDATE_PLACES =
      named(List.of(UpdatePlace.values()), UpdatePlace::toString);
  private static final Map<String, WorkerPlace> WORKER_PLACES =
      named(List.of(WorkerPlace.values()), WorkerPlace::toString);
  private static final Map<String, UpdateStep> UPDATE_STEPS =
      named(
          Arrays.stream(UpdateStep.class.getPermittedSubclasses()).map(StageNames::made).toList(),
          UpdateStep::action);

  private StageNames() {}

  private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
  }

  private static UpdateStep made(Class<?> step) {
    try {
      return (UpdateStep) step.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a step of the update has no arguments: " + step, e);
    }
  }

  static UpdatePlace place(UpdateStage stage) {
    return known(UPDATE_PLACES, stage);
  }

  static WorkerPlace place(RequestStage stage) {
    return known(WORKER_PLACES, stage);
  }

  static UpdateStep step(UpdateStage stage) {
    return known(UPDATE_STEPS, stage);
  }

  /// @param number the worker, counted from 1
  static Step step(RequestStage stage, int number) {
    return switch (stage) {
      case RequestStage.Announce announce ->
          new WorkerStep.Announce(number, announce.request().port() + 1);
      case RequestStage.Enter _ -> new WorkerStep.Enter(number);
      case RequestStage.Retreat _ -> new WorkerStep.Retreat(number);
      case RequestStage.AwaitGate _ -> new WorkerStep.AwaitGate(number);
      case RequestStage.Serve _ -> new WorkerStep.Serve(number);
      case RequestStage.WriteWord _ -> new WorkerStep.WriteWord(number);
      case RequestStage.WriteHeader _ -> new WorkerStep.WriteHeader(number);
      case RequestStage.MarkEntry _ -> new WorkerStep.MarkEntry(number);
      case RequestStage.MoveBlock _ -> new WorkerStep.MoveBlock(number);
      case RequestStage.Leave _ -> new WorkerStep.Leave(number);
      case RequestStage.Answer _ -> new WorkerStep.Answer(number);
      case RequestStage.Answered _ -> throw new Impossible("a worker that answered is idle");
    };
  }

  private static <T> T known(Map<String, T> byName, Stage stage) {
    T found = byName.get(stage.action());
    if (found == null) {
      throw new Impossible("a stage is an action: stage=" + stage.action());
    }
    return found;
  }
}
