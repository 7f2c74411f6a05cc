package palimpsest.properties.scenario;

import java.util.List;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;

/// A step in the life of an adapter. Each is possible at any time: where an update is under way
/// that stands in the way, it first takes the steps that are left.
public sealed interface LifeStep {
  /// The step in words.
  String text(ReleaseHistory history);

  /// A host asks for something, be an update under way or not.
  record Host(HostAction action) implements LifeStep {
    @Override
    public String text(ReleaseHistory history) {
      return action.text();
    }
  }

  /// An update to the release at a place of the history, counted round. Permitted are a downgrade
  /// and every loss, or nothing.
  record Trigger(int place, boolean permitted, FaultPlan faults) implements LifeStep {
    public Release target(ReleaseHistory history) {
      List<Release> releases = history.releases();
      return releases.get(place % releases.size());
    }

    @Override
    public String text(ReleaseHistory history) {
      StringBuilder text =
          new StringBuilder("an update to " + target(history).name() + " is triggered");
      text.append(permitted ? "" : ", nothing permitted");
      faults.faults().forEach(fault -> text.append("; ").append(fault.text()));
      return text.toString();
    }
  }

  /// The update that is under way takes so many steps; none where there is none.
  record Advance(int steps) implements LifeStep {
    @Override
    public String text(ReleaseHistory history) {
      return "the update takes steps: " + steps;
    }
  }

  /// The adapter is switched off and on again.
  record Restart() implements LifeStep {
    @Override
    public String text(ReleaseHistory history) {
      return "the adapter is switched off and on again";
    }
  }
}
