package palimpsest.properties.history;

import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Implementation;

/// Persistent data survive any path: after each update, done or refused, every entry holds what the
/// releases say it has to, and hosts go on in the sessions they have (PER-1, CNV-10).
public final class DataSurvive implements HistoryProperty {
  @Override
  public Met check(Implementation implementation, Scenario scenario) {
    return ScenarioRun.on(implementation, scenario.journey(), run -> check(run, scenario));
  }

  private static Met check(ScenarioRun run, Scenario scenario) {
    SortedSet<String> met = new TreeSet<>();
    for (int index = 0; index < scenario.journey().legs().size(); index++) {
      Leg leg = scenario.journey().legs().get(index);
      ScenarioRun.Ended ended = run.leg(leg, scenario.around(index));
      met.add(Outcomes.word(ended.outcome()));
      ended.servedBehind().forEach(step -> met.add("a host is served behind " + step));
    }
    return new Met(met);
  }
}
