package palimpsest.properties.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Tag;
import palimpsest.properties.arbitrary.FaultPlans;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.sequential.SequentialImplementation;

/// What holds of every update of this project's adapter: hosts were served behind each of its
/// steps, and it was turned back before each.
@Tag("quick")
final class HistorySuiteProperties implements HistorySuite {
  private static final Map<String, Integer> ENDINGS =
      Map.of(
          "updated", 300,
          "refused: INCOMPATIBLE", 60,
          "refused: DOWNGRADE", 35,
          "refused: NO_BURN_ORDER", 8,
          "refused: BAD_IMAGE", 6,
          "refused: LOSS_UNNAMED", 6);

  private static final List<String> SERVED_BEHIND =
      List.of(
          "the trigger",
          "LoadChunk",
          "CheckImage",
          "HandOver",
          "Branch",
          "Identify",
          "PlaceTables",
          "CreateStructures",
          "SaveOld",
          "DefineCode",
          "StartTracking",
          "SeekMark",
          "ClearMark",
          "ReadEntry",
          "WriteEntry",
          "Withdraw",
          "OpenGate");

  private static final Map<String, Integer> REFUSALS =
      Map.of(
          "again updated", 100,
          "updated", 100,
          "for SourceFails", 20,
          "for SourceEnds", 20,
          "for SourceFlips", 20,
          "for BurnFails", 1,
          "for CopyFlips", 6,
          "refused: VALUE_LOST", 1);

  private final Implementation adapter = SequentialImplementation.standard();

  @Override
  public Implementation implementation() {
    return adapter;
  }

  @Override
  public Map<String, Integer> leastPerThousand(HistoryProperty property) {
    Map<String, Integer> least = new TreeMap<>();
    switch (property) {
      case DataSurvive _ -> {
        least.putAll(ENDINGS);
        SERVED_BEHIND.forEach(step -> least.put("a host is served behind " + step, 10));
      }
      case DryRunPredicts _ -> least.putAll(ENDINGS);
      case NoTrace _ -> {
        least.putAll(REFUSALS);
        FaultPlans.STEPS.forEach(step -> least.put("turned back before " + step, 1));
      }
      default -> least.putAll(HistorySuite.super.leastPerThousand(property));
    }
    return least;
  }
}
