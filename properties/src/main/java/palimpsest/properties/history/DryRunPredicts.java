package palimpsest.properties.history;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.impl.update.Outcome;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Footprint;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.Prediction;

/// A dry run foretells exactly what the real one comes to (the refusal word for word, or what is
/// reconciled and every value of the data), and leaves no trace itself.
public final class DryRunPredicts implements HistoryProperty {
  @Override
  public Met check(Implementation implementation, Scenario scenario) {
    return ScenarioRun.on(implementation, scenario.journey(), run -> check(run, scenario));
  }

  private static Met check(ScenarioRun run, Scenario scenario) {
    SortedSet<String> met = new TreeSet<>();
    for (int index = 0; index < scenario.journey().legs().size(); index++) {
      run.act(scenario.around(index).load().actions());
      met.add(check(run, scenario.journey().legs().get(index)));
    }
    return new Met(met);
  }

  private static String check(ScenarioRun run, Leg leg) {
    Footprint before = run.adapter().footprint();
    Prediction foretold = run.predict(leg);
    Check.same("what a dry run leaves", before.parts(), run.adapter().footprint().parts());
    ScenarioRun.Ended ended = run.leg(leg);
    switch (ended.outcome()) {
      case Outcome.Updated updated -> {
        Check.same("the refusal foretold of an update", Optional.empty(), foretold.refusal());
        Check.same("what was reconciled", foretold.reconciled(), updated.reconciled());
        Check.same("the data", foretold.data(), run.adapter().data().data());
      }
      case Outcome.Refused refused ->
          Check.same("the refusal", foretold.refusal(), Optional.of(refused.refusal()));
      case Outcome.Lost lost -> throw new AssertionError("no adapter is lost: " + lost);
    }
    return Outcomes.word(ended.outcome());
  }
}
