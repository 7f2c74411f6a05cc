package palimpsest.properties.history;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.Losses;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.RunningAdapter;

/// To another release and back again, only that is lost which was named; and what is lost has to be
/// named, each field of it, or the update is refused (CNV-10).
public final class UpAndDown implements HistoryProperty {
  @Override
  public Met check(Implementation implementation, Scenario scenario) {
    Journey journey = scenario.journey();
    return ScenarioRun.on(
        implementation,
        journey,
        run -> {
          run.act(scenario.around(0).load().actions());
          return new Round(run, journey).check();
        });
  }

  private static final class Round {
    private final ScenarioRun run;
    private final RunningAdapter adapter;
    private final Release home;
    private final Release away;
    private final NamedFields named = new NamedFields();

    private Round(ScenarioRun run, Journey journey) {
      this.run = run;
      this.adapter = run.adapter();
      this.home = journey.first();
      this.away = journey.target(journey.legs().getFirst());
    }

    private Met check() {
      PersistentData before = adapter.data().data();
      if (!go(home, away)) {
        return Met.of("refused");
      }
      if (!go(away, home)) {
        return Met.of("refused on the way back");
      }
      Check.same(
          "the data, there and back again",
          named.without(before),
          named.without(adapter.data().data()));
      return Met.of("there and back again");
    }

    /// Whether the update is done, first without and then with the losses named: if it is, nothing
    /// but the losses stood against it.
    private boolean go(Release from, Release to) {
      SortedSet<FieldName> losses = new TreeSet<>(Losses.between(from, to));
      losses.removeAll(to.acceptedLosses());
      Optional<Refusal> unnamed = losses.isEmpty() ? Optional.empty() : refusal(to, losses);
      ExpectedState before = run.hosts().state();
      Outcome outcome = run.judged(new Leg(to.name(), new Policy(true, losses)));
      if (outcome instanceof Outcome.Updated) {
        unnamed.ifPresent(
            refusal ->
                Check.same(
                    "a refusal for losses alone is one for losses",
                    Refusal.Kind.LOSS_UNNAMED,
                    refusal.kind()));
        named.note(before, to);
      }
      return outcome instanceof Outcome.Updated;
    }

    /// The refusal where nobody named the losses.
    private Optional<Refusal> refusal(Release to, SortedSet<FieldName> losses) {
      Outcome outcome = run.update(to, new Policy(true, new TreeSet<>()));
      if (!(outcome instanceof Outcome.Refused refused)) {
        throw new AssertionError(
            "an update that loses what nobody named is refused: losses=" + losses);
      }
      Refusal refusal = refused.refusal();
      if (refusal.kind() == Refusal.Kind.LOSS_UNNAMED) {
        for (FieldName loss : losses) {
          Check.that(
              refusal.line().contains(loss.toString()),
              "a refusal names what would be lost: loss=" + loss + " line=" + refusal.line());
        }
      }
      return Optional.of(refusal);
    }
  }
}
