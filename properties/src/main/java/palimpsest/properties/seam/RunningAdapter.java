package palimpsest.properties.seam;

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
///
/// For hosts there are at least four ports with three blocks each: block `3 * port + n` is the n-th
/// of a port, and of zeros until it is written. Three structures are known by name: `login`, one
/// entry for each port that is logged in, `exchange`, one for each port that ever asked for
/// something, and `configuration`, of which there is one.
///
/// - Each request takes the next exchange of its port, counted from 1 in field 1 of its entry in
///   `exchange`; also one that is denied.
/// - A login is always accepted. Its entry holds the world-wide name in field 1, the session in
///   field 2, and in each further field what the host chose for it or else the default.
/// - Whatever else is asked for needs the port's session, and is denied with `no such session`
///   without it; a logout removes the entry.
public interface RunningAdapter extends AutoCloseable {
  /// The step with which the new release takes over: the one behind it serves, and there is no way
  /// back.
  String SWITCH = "Switch";

  /// The step that initializes hardware.
  String INITIALIZE = "Initialize";

  int blockBytes();

  /// The release that runs, as what is in memory says.
  Release running();

  /// The version in which the persistent data originated, as the data say: the release that was
  /// started, however many updates ago.
  Version origin();

  /// What lies in the tables, decoded from their bytes, and what is wrong with them.
  PersistentData.Reading data();

  /// Everything that an update which is refused has to leave as it was, in parts of any name: what
  /// surrounds the adapter, and what of an update under way may be left behind, included.
  Footprint footprint();

  /// Whether a request would be served now, and not wait for the end of a pause.
  boolean admits();

  /// Serves a request from its first step to its last.
  Response serve(int port, Request request);

  /// Triggers an update, in which the faults of the plan occur, of each kind the first, as far as
  /// there are such. What happens to the source makes every image unfit. No other update is under
  /// way. An image that is filled with
  /// [palimpsest.properties.arbitrary.Histories#TOO_LARGE_BYTES] has no room.
  void trigger(Release to, Policy policy, FaultPlan faults);

  /// Takes the update's next step; between two, hosts may be served. An update ends with requests
  /// admitted again, however it ends.
  ///
  /// @return what the step was called, which is free but for [#SWITCH] and [#INITIALIZE]; empty
  ///     once the update has ended
  Optional<String> step();

  /// How the last update ended. A refusal is of the kind that the history calls for, or the fault
  /// that occurred, and its line names what it is about; of an update that was taken back it is
  /// `INCOMPATIBLE`, and its line is [Fault.TurnBack#refusalLine()]. If something could not be
  /// undone, its remarks say so.
  ///
  /// @throws IllegalStateException while it is under way
  Outcome outcome();

  /// Foretells an update without touching the adapter: the very refusal, or what would be
  /// reconciled and all data behind it.
  Prediction predict(Release to, Policy policy);

  /// Switches the adapter off and on again, while no update is under way: the release that runs
  /// is started anew, with tables as at its first start. Blocks that were flushed and companion
  /// modules keep what they hold; other blocks hold what they held since.
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
