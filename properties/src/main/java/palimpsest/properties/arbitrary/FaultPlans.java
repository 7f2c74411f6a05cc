package palimpsest.properties.arbitrary;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;

/// Arbitrary plans of what goes wrong during an update: mostly one thing, at times two.
public final class FaultPlans {
  /// The steps of an update before its point of no return.
  public static final List<String> STEPS =
      List.of(
          "LoadChunk",
          "CheckImage",
          "HandOver",
          "Branch",
          "Identify",
          "PlaceTables",
          "BurnModule",
          "CreateStructures",
          "SaveOld",
          "DefineCode",
          "StartTracking",
          "SeekMark",
          "Pace",
          "ClearMark",
          "ReadEntry",
          "WriteEntry",
          "CountMarks",
          "Withdraw",
          "CloseGate",
          "Drain",
          "BeginOverlay",
          "CopyBlock",
          "VerifyCopy",
          "Initialize",
          "Switch");

  private static final int OPERATIONS = 12;
  private static final int BLOCKS = 3;

  private FaultPlans() {}

  /// One or two faults.
  public static Arbitrary<FaultPlan> any() {
    return ofFaults(1, 2);
  }

  public static Arbitrary<FaultPlan> ofFaults(int min, int max) {
    return faults().list().ofMinSize(min).ofMaxSize(max).map(FaultPlan::new).withoutEdgeCases();
  }

  private static Arbitrary<Fault> faults() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            40,
            Combinators.combine(steps(), Arbitraries.of(0, 0, 0, 0, 0, 1, 2))
                .as(Fault.TurnBack::new)),
        Tuple.of(1, upTo(999).map(Fault.SourceFails::new)),
        Tuple.of(1, upTo(999).map(Fault.SourceEnds::new)),
        Tuple.of(1, Combinators.combine(upTo(999), upTo(7)).as(Fault.SourceFlips::new)),
        Tuple.of(
            8,
            Combinators.combine(upTo(OPERATIONS), Arbitraries.of(Fault.BurnFails.Kind.class))
                .as(Fault.BurnFails::new)),
        Tuple.of(
            2, Combinators.combine(upTo(BLOCKS), upTo(999), upTo(7)).as(Fault.CopyFlips::new)));
  }

  /// All steps, and those more often that only some updates have.
  private static Arbitrary<String> steps() {
    Arbitrary<String> rare =
        Arbitraries.frequency(
            Tuple.of(4, "BurnModule"),
            Tuple.of(3, "Pace"),
            Tuple.of(1, "StartTracking"),
            Tuple.of(2, "SeekMark"),
            Tuple.of(1, "ClearMark"),
            Tuple.of(1, "ReadEntry"),
            Tuple.of(1, "WriteEntry"),
            Tuple.of(1, "CountMarks"));
    return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(STEPS)), Tuple.of(3, rare));
  }

  private static Arbitrary<Integer> upTo(int max) {
    return Arbitraries.integers().between(0, max).withDistribution(RandomDistribution.uniform());
  }
}
