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
import palimpsest.properties.seam.Footprint;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.RunningAdapter;

/// An update that is refused, for whatever reason and at whatever step, leaves no trace, and the
/// next try is like a first one. What cannot be undone is said: an initialization, and a burn that
/// could not be taken back.
public final class NoTrace implements HistoryProperty {
  @Override
  public Met check(Implementation implementation, Scenario scenario) {
    return ScenarioRun.on(implementation, scenario.journey(), run -> check(run, scenario));
  }

  private static Met check(ScenarioRun run, Scenario scenario) {
    SortedSet<String> met = new TreeSet<>();
    boolean goesOn = true;
    for (int index = 0; goesOn && index < scenario.journey().legs().size(); index++) {
      Leg leg = scenario.journey().legs().get(index);
      goesOn = check(run, leg, from(scenario, index), met);
    }
    return new Met(met);
  }

  /// What happens around an update, and what happens around it when it is tried again.
  private static List<Interference> from(Scenario scenario, int index) {
    List<Interference> all = scenario.interferences();
    return index < all.size() ? all.subList(index, all.size()) : List.of(Interference.NONE);
  }

  /// Tells whether all is as it was, so that the journey goes on.
  private static boolean check(
      ScenarioRun run, Leg leg, List<Interference> tries, SortedSet<String> met) {
    boolean again = false;
    for (Interference around : tries) {
      run.act(around.load().actions());
      Footprint before = run.adapter().footprint();
      ScenarioRun.Ended ended = run.leg(leg, alone(around.faults()));
      met.add(Outcomes.word(ended.outcome()));
      if (again) {
        met.add("again " + Outcomes.word(ended.outcome()));
      }
      again = true;
      if (!(ended.outcome() instanceof Outcome.Refused refused)) {
        return true;
      }
      met.add(ended.place());
      ended.faults().forEach(fault -> met.add("for " + fault.getClass().getSimpleName()));
      if (!refused.remarks().isEmpty()) {
        met.add("something could not be undone");
        return false;
      }
      assertSame(before, run.adapter().footprint(), ended);
    }
    met.add("again " + Outcomes.word(run.leg(leg).outcome()));
    return true;
  }

  private static void assertSame(Footprint before, Footprint after, ScenarioRun.Ended ended) {
    boolean initialized = ended.steps().contains(RunningAdapter.INITIALIZE);
    Check.same(
        "what a refused update leaves",
        initialized ? before.without(Footprint.HARDWARE).parts() : before.parts(),
        initialized ? after.without(Footprint.HARDWARE).parts() : after.parts());
  }

  private static Interference alone(FaultPlan faults) {
    return new Interference(new IoLoad(List.of()), UpdatePoint.AT_THE_END, faults);
  }
}
