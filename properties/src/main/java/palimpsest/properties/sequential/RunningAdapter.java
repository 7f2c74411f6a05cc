package palimpsest.properties.sequential;

import java.util.Optional;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.FaultPlan;

/// An adapter that runs, in the hand of one thread.
public interface RunningAdapter extends AutoCloseable {
  int ports();

  int blockBytes();

  /// The release whose image is in memory, as the image itself says.
  Release running();

  /// The version in which the persistent data originated, as the data say.
  Version origin();

  /// What lies in the tables, decoded from their bytes, and what is wrong with them.
  PersistentData.Reading data();

  /// Everything that an update which is refused has to leave as it was.
  Footprint footprint();

  /// Whether a request would be served now, and not wait for the end of a pause.
  boolean admits();

  /// Serves a request from its first step to its last.
  Response serve(int port, Request request);

  /// Triggers an update, in which the faults of the plan occur. No other update is under way.
  void trigger(Release to, Policy policy, FaultPlan faults);

  /// Takes the update's next step.
  ///
  /// @return what the step was called; empty once the update has ended
  Optional<String> step();

  /// How the last update ended.
  ///
  /// @throws IllegalStateException while it is under way
  Outcome outcome();

  /// Foretells an update without touching the adapter.
  Prediction predict(Release to, Policy policy);

  /// Switches the adapter off and on again, while no update is under way: the release that runs is
  /// started anew, with tables as at its first start. Blocks and companion modules keep what they
  /// hold.
  void restart();

  /// Takes an update's steps to its end.
  default Outcome update(Release to, Policy policy) {
    trigger(to, policy, FaultPlan.NONE);
    Optional<String> step = step();
    while (step.isPresent()) {
      step = step();
    }
    return outcome();
  }

  @Override
  void close();
}
