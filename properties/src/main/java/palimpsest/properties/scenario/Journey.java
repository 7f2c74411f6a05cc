package palimpsest.properties.scenario;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.world.World;

/// An adapter's way through a history: the release it is started with, and the updates that follow,
/// each of which may be refused.
public record Journey(ReleaseHistory history, String start, List<Leg> legs) {
  public Journey {
    legs = List.copyOf(legs);
    release(history, start);
    legs.forEach(leg -> release(history, leg.to()));
  }

  /// The release the adapter is started with.
  public Release first() {
    return release(history, start);
  }

  /// The release that a leg goes to.
  public Release target(Leg leg) {
    return release(history, leg.to());
  }

  /// What the adapter is started in.
  public Environment environment() {
    return World.environmentOf(history.environment(), first());
  }

  /// All releases on the way, in order: as if no update were refused.
  public List<Release> itinerary() {
    List<Release> releases = new ArrayList<>(List.of(first()));
    legs.forEach(leg -> releases.add(target(leg)));
    return releases;
  }

  /// What each update of the journey meets, where no host does anything in between.
  public List<Situation> situations() {
    ExpectedState state = ExpectedState.started(first(), environment());
    List<Situation> situations = new ArrayList<>();
    for (Leg leg : legs) {
      Situation situation = state.facing(target(leg), leg.policy());
      situations.add(situation);
      ExpectedDecision decision = ExpectedDecision.of(situation);
      if (!decision.isRefused()) {
        state = state.updated(target(leg), decision);
      }
    }
    return situations;
  }

  private static Release release(ReleaseHistory history, String name) {
    return history
        .release(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a journey goes from release to release: missing=" + name));
  }
}
