package palimpsest.properties.history;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.Losses;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.RunningAdapter;

/// Over other releases or at once, up and down, an update leads to the same data, but for what was
/// named on the way: fields that were lost, and settings that fell back. The data originate in the
/// release that was started (LOG-4, LOG-5).
public final class PathIndependence implements HistoryProperty {
  /// Where a path led to, and what was named on it.
  private record Arrival(PersistentData data, Version origin, NamedFields named) {}

  @Override
  public Met check(Implementation implementation, Scenario scenario) {
    Journey journey = scenario.journey();
    List<HostAction> load = scenario.around(0).load().actions();
    Leg last = journey.legs().getLast();
    Policy direct = new Policy(true, Losses.between(journey.first(), journey.target(last)));
    Journey atOnce =
        new Journey(journey.history(), journey.start(), List.of(new Leg(last.to(), direct)));
    Optional<Arrival> over = arrive(implementation, journey, load);
    Optional<Arrival> once = over.flatMap(_ -> arrive(implementation, atOnce, load));
    if (once.isEmpty()) {
      return Met.of("refused on the way");
    }
    compare(over.orElseThrow(), once.get());
    return route(journey);
  }

  /// Empty where an update on the way is refused.
  private static Optional<Arrival> arrive(
      Implementation implementation, Journey journey, List<HostAction> load) {
    return ScenarioRun.on(implementation, journey, run -> arrive(run, journey, load));
  }

  private static Optional<Arrival> arrive(ScenarioRun run, Journey journey, List<HostAction> load) {
    NamedFields named = new NamedFields();
    RunningAdapter adapter = run.adapter();
    run.act(load);
    for (Leg leg : journey.legs()) {
      ExpectedState before = run.hosts().state();
      if (!(run.judged(leg) instanceof Outcome.Updated)) {
        return Optional.empty();
      }
      named.note(before, journey.target(leg));
    }
    Check.same("the origin of the data", journey.first().version(), adapter.origin());
    return Optional.of(new Arrival(adapter.data().data(), adapter.origin(), named));
  }

  private static void compare(Arrival over, Arrival once) {
    Check.same("the origin, step by step as at once", once.origin(), over.origin());
    NamedFields named = over.named();
    named.addAll(once.named());
    Check.same(
        "the data, step by step as at once",
        named.without(once.data()),
        named.without(over.data()));
  }

  /// What the comparison is worth: nothing, if both ways are the same one.
  private static Met route(Journey journey) {
    List<Release> stops = journey.itinerary();
    if (journey.legs().size() == 1) {
      return Met.of("the same way twice");
    }
    boolean between =
        stops.stream()
            .anyMatch(stop -> !stop.equals(stops.getFirst()) && !stop.equals(stops.getLast()));
    return between
        ? Met.of("arrived both ways", "over a release in between")
        : Met.of("arrived both ways");
  }
}
