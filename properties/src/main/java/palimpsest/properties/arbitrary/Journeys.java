package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.Losses;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.world.World;

/// Arbitrary journeys through arbitrary histories: chains, jumps over releases, downgrades, and
/// updates to an equal version or to the very same release; mostly with a policy that permits them.
public final class Journeys {
  static final int LEGS_MAX = 4;

  private static final int PLACES = 15;
  private static final int NEXT = 12;
  private static final int RELEASES_MAX = 4;

  private Journeys() {}

  /// Journeys of one to four updates.
  public static Arbitrary<Journey> any() {
    return ofLegs(1, LEGS_MAX);
  }

  /// Journeys of so many updates.
  public static Arbitrary<Journey> ofLegs(int min, int max) {
    return journeys(min, max, stops());
  }

  /// Journeys on which every update is permitted: downwards too, and whatever is lost by it.
  public static Arbitrary<Journey> permitted(int min, int max) {
    return journeys(min, max, places().map(place -> new Stop(place, true, Acceptance.LOST)));
  }

  private static Arbitrary<Journey> journeys(int min, int max, Arbitrary<Stop> stops) {
    return Combinators.combine(
            Histories.grown(2, RELEASES_MAX),
            Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 3)),
            stops
                .list()
                .ofMinSize(min)
                .ofMaxSize(max)
                .withSizeDistribution(RandomDistribution.uniform()))
        .as(Journeys::journey)
        .withoutEdgeCases();
  }

  /// Which losses an update permits: those that there are, one of them less, none, or all that are
  /// possible.
  private enum Acceptance {
    LOST,
    ALL_BUT_ONE,
    NONE,
    EVERYTHING
  }

  private record Stop(int place, boolean downgrade, Acceptance acceptance) {}

  private static Arbitrary<Stop> stops() {
    return Combinators.combine(
            places(),
            Arbitraries.frequency(Tuple.of(1, false), Tuple.of(4, true)),
            Arbitraries.frequency(
                Tuple.of(8, Acceptance.LOST),
                Tuple.of(1, Acceptance.ALL_BUT_ONE),
                Tuple.of(1, Acceptance.NONE),
                Tuple.of(1, Acceptance.EVERYTHING)))
        .as(Stop::new);
  }

  /// A refused update leaves the adapter where it is, so that the next one starts from there.
  private static Journey journey(ReleaseHistory history, int start, List<Stop> stops) {
    List<Release> startable =
        history.releases().stream().filter(release -> Paths.canStart(history, release)).toList();
    Release from = Vocabulary.pick(startable, start);
    ExpectedState state =
        ExpectedState.started(from, World.environmentOf(history.environment(), from));
    List<Leg> legs = new ArrayList<>();
    for (Stop stop : stops) {
      Release to = target(history.releases(), state.running(), stop.place());
      SortedSet<FieldName> accepted = accepted(stop.acceptance(), state.running(), to);
      Policy policy = new Policy(stop.downgrade(), accepted);
      legs.add(new Leg(to.name(), policy));
      ExpectedDecision decision = ExpectedDecision.of(state.facing(to, policy));
      if (!decision.isRefused()) {
        state = state.updated(to, decision);
      }
    }
    return new Journey(history, from.name(), legs);
  }

  /// Another release, counted from the last one, so that those in between can be left out; at times
  /// the next one, seldom the same one.
  private static Release target(List<Release> releases, Release running, int place) {
    List<Release> others =
        releases.reversed().stream().filter(release -> !release.equals(running)).toList();
    if (place == PLACES) {
      return running;
    }
    return place < NEXT
        ? Vocabulary.pick(others, place)
        : Vocabulary.pick(releases, releases.indexOf(running) + 1);
  }

  private static SortedSet<FieldName> accepted(Acceptance acceptance, Release from, Release to) {
    SortedSet<FieldName> lost = Losses.between(from, to);
    return switch (acceptance) {
      case LOST -> lost;
      case NONE -> new TreeSet<>();
      case ALL_BUT_ONE -> lost.isEmpty() ? lost : lost.headSet(lost.last());
      case EVERYTHING -> {
        SortedSet<FieldName> all = new TreeSet<>();
        from.structures()
            .forEach(
                structure ->
                    structure
                        .fields()
                        .forEach(field -> all.add(new FieldName(structure.name(), field.name()))));
        yield all;
      }
    };
  }

  private static Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, PLACES).withDistribution(RandomDistribution.uniform());
  }
}
