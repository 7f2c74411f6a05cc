package palimpsest.properties.history;

import java.util.Collections;
import java.util.List;
import palimpsest.impl.update.Refusal;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;

/// What the faults that were planned for an update have to come to, once it has taken its steps.
record PlannedFaults(FaultPlan plan, ExpectedDecision decision) {
  /// Those that leave an update no way but to be refused.
  List<Fault> fatal(List<String> steps) {
    return plan.occurring().stream().filter(fault -> isFatal(fault, steps)).toList();
  }

  /// Those that a refusal may be owed to.
  List<Fault> explaining(Refusal refusal, List<String> steps) {
    return plan.occurring().stream().filter(fault -> explains(fault, refusal, steps)).toList();
  }

  /// Whatever the adapter, it reads its image, and is taken back before a step that it takes; which
  /// operations a burn is of and which blocks a copy, is its own affair.
  private static boolean isFatal(Fault fault, List<String> steps) {
    return switch (fault) {
      case Fault.SourceFails _, Fault.SourceEnds _, Fault.SourceFlips _ -> true;
      case Fault.TurnBack back -> taken(back, steps) > back.takenBefore();
      case Fault.BurnFails _, Fault.CopyFlips _ -> false;
    };
  }

  private boolean explains(Fault fault, Refusal refusal, List<String> steps) {
    return switch (fault) {
      case Fault.SourceFails _ -> refusal.kind() == Refusal.Kind.SOURCE_FAILED;
      case Fault.SourceEnds _ ->
          refusal.kind() == Refusal.Kind.SOURCE_FAILED || refusal.kind() == Refusal.Kind.BAD_IMAGE;
      case Fault.SourceFlips _ -> refusal.kind() == Refusal.Kind.BAD_IMAGE;
      case Fault.BurnFails _ ->
          refusal.kind() == Refusal.Kind.BURN_FAILED && !decision.plan().burns().isEmpty();
      case Fault.CopyFlips _ -> refusal.kind() == Refusal.Kind.COPY_UNVERIFIED;
      case Fault.TurnBack back ->
          refusal.kind() == Refusal.Kind.INCOMPATIBLE
              && refusal.line().equals(back.refusalLine())
              && taken(back, steps) == back.takenBefore();
    };
  }

  private static int taken(Fault.TurnBack back, List<String> steps) {
    return Collections.frequency(steps, back.step());
  }
}
