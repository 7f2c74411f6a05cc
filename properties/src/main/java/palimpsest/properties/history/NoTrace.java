package palimpsest.properties.history;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.impl.update.Outcome;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.scenario.Interference;
import palimpsest.properties.scenario.IoLoad;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.scenario.UpdatePoint;
import palimpsest.properties.sequential.Footprint;
import palimpsest.properties.sequential.Implementation;

/// An update that is refused, for whatever reason and at whatever step, leaves no trace, and the
/// next try is like a first one. What cannot be undone is said: an initialization, and a burn that
/// could not be taken back.
public final class NoTrace implements HistoryProperty {
  /// A part of the footprint that an initialization changes for good.
  private static final String HARDWARE = "hardware";

  @Override
  public Met check(Implementation implementation, Scenario scenario) {
    SortedSet<String> met = new TreeSet<>();
    try (ScenarioRun run = new ScenarioRun(implementation, scenario.journey())) {
      boolean goesOn = true;
      for (int index = 0; goesOn && index < scenario.journey().legs().size(); index++) {
        Leg leg = scenario.journey().legs().get(index);
        goesOn = check(run, leg, scenario.around(index), met);
      }
    }
    return new Met(met);
  }

  /// Tells whether all is as it was, so that the journey goes on.
  private static boolean check(
      ScenarioRun run, Leg leg, Interference around, SortedSet<String> met) {
    run.act(around.load().actions());
    Footprint before = run.adapter().footprint();
    ScenarioRun.Ended ended = run.leg(leg, alone(around.faults()));
    met.add(Outcomes.word(ended.outcome()));
    if (!(ended.outcome() instanceof Outcome.Refused refused)) {
      return true;
    }
    met.add(ended.place());
    if (!refused.remarks().isEmpty()) {
      met.add("something could not be undone");
      return false;
    }
    Footprint after = run.adapter().footprint();
    boolean initialized = ended.steps().contains("Initialize");
    Check.same(
        "what a refused update leaves",
        initialized ? before.without(HARDWARE).parts() : before.parts(),
        initialized ? after.without(HARDWARE).parts() : after.parts());
    met.add("again " + Outcomes.word(run.leg(leg).outcome()));
    return true;
  }

  private static Interference alone(FaultPlan faults) {
    return new Interference(new IoLoad(List.of()), UpdatePoint.AT_THE_END, faults);
  }
}
