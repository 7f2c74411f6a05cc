package palimpsest.properties.scenario;

/// What happens around one update: what hosts do, at which point the update comes in between, and
/// what goes wrong.
public record Interference(IoLoad load, UpdatePoint point, FaultPlan faults) {
  public static final Interference NONE =
      new Interference(IoLoad.NONE, UpdatePoint.AT_THE_END, FaultPlan.NONE);
}
