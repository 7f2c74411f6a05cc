package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.Progress;

/// The reference machine of fastload at the grain of the implementation: where that takes several
/// stages for one step, all but the last change nothing but which comes next. Power is lost, and
/// hosts come and go, between them as well.
///
/// So a graph that is equal to this one's is equal to the reference machine's, but for these parts.
public final class FineFastload implements Machine<FineState, FineStep> {
  private static final String DEFINE_CODE = "DefineCode";

  /// The parts of steps that have several, each by the name of its stage.
  private static final Map<FastloadPlace, List<String>> PARTS =
      Map.of(
          FastloadPlace.STORE_BLOCK, List.of("HandOver", "Branch", "StoreBlock"),
          FastloadPlace.CLOSE_GATE,
              List.of(
                  "PlaceTables",
                  "CreateStructures",
                  "SaveOld",
                  DEFINE_CODE,
                  "Withdraw",
                  "CloseGate"),
          FastloadPlace.COPY_BLOCK, List.of("Drain", "BeginOverlay", "CopyBlock"),
          FastloadPlace.RESTORE_OLD, List.of("RestoreBlock"),
          FastloadPlace.RETURN_BUFFER, List.of("VerifyRestored", "ReopenGate", "ReturnBuffer"));

  private final Machine<FastloadState, FastloadStep> machine;

  public FineFastload(Machine<FastloadState, FastloadStep> machine) {
    this.machine = machine;
  }

  /// The stages that amount to the step that comes next.
  private static List<String> parts(FastloadState state) {
    Progress step = state.step();
    List<String> parts = PARTS.getOrDefault(step.at(), List.of(step.at().toString()));
    return switch (step.at()) {
      case IDLE -> List.of("");
      case STORE_BLOCK, COPY_BLOCK -> step.block() == 1 ? parts : last(parts);
      case RETURN_BUFFER ->
          step.refusal() == Progress.Refusal.COPY_UNVERIFIED ? parts : last(parts);
      default -> parts;
    };
  }

  private static List<String> last(List<String> parts) {
    return List.of(parts.getLast());
  }

  /// Whether a stage is a part of a step, and not the last one.
  static boolean isPart(String stage) {
    return PARTS.values().stream()
        .anyMatch(parts -> parts.contains(stage) && !parts.getLast().equals(stage));
  }

  /// Whether a step that is possible in the state is possible at this part of it: what is torn is
  /// the last one, a refusal comes from code that runs, and nobody logs in before the gate is open
  /// again.
  private static boolean isPossible(FineState fine, FastloadStep step) {
    FastloadPlace at = fine.state().step().at();
    return switch (step) {
      case FastloadStep.Advance _ -> isLast(fine);
      case FastloadStep.PowerLoss(boolean isTorn) -> !isTorn || isLast(fine);
      case FastloadStep.Refuse _ ->
          at != FastloadPlace.CLOSE_GATE || fine.stage().equals(DEFINE_CODE);
      case FastloadStep.Login _, FastloadStep.Logout _ ->
          at != FastloadPlace.RETURN_BUFFER || !isPart(fine.stage());
      default -> true;
    };
  }

  private static boolean isLast(FineState fine) {
    return parts(fine.state()).getLast().equals(fine.stage());
  }

  @Override
  public List<FineState> initial() {
    return machine.initial().stream().map(FineFastload::entered).toList();
  }

  private static FineState entered(FastloadState state) {
    return new FineState(state, parts(state).getFirst());
  }

  @Override
  public List<FineStep> steps(FineState fine) {
    List<FineStep> steps = new ArrayList<>();
    if (isPart(fine.stage())) {
      steps.add(new FineStep.Part(fine.stage()));
    }
    for (FastloadStep step : machine.steps(fine.state())) {
      if (isPossible(fine, step)) {
        steps.add(new FineStep.Whole(step));
      }
    }
    return steps;
  }

  @Override
  public boolean enabled(FineState fine, FineStep step) {
    return switch (step) {
      case FineStep.Part(String stage) -> isPart(stage) && stage.equals(fine.stage());
      case FineStep.Whole(FastloadStep whole) ->
          machine.enabled(fine.state(), whole) && isPossible(fine, whole);
    };
  }

  @Override
  public FineState apply(FineState fine, FineStep step) {
    if (!enabled(fine, step)) {
      throw new IllegalArgumentException("a step is enabled: step=" + step + " state=" + fine);
    }
    return switch (step) {
      case FineStep.Part(String stage) -> {
        List<String> parts = parts(fine.state());
        yield new FineState(fine.state(), parts.get(parts.indexOf(stage) + 1));
      }
      case FineStep.Whole(FastloadStep whole) -> behind(fine, machine.apply(fine.state(), whole));
    };
  }

  /// What goes on beside the stage in hand leaves it in hand.
  private static FineState behind(FineState fine, FastloadState next) {
    return next.step().equals(fine.state().step())
        ? new FineState(next, fine.stage())
        : entered(next);
  }

  @Override
  public String action(FineStep step) {
    return step.action();
  }
}
