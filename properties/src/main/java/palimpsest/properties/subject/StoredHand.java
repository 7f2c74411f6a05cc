package palimpsest.properties.subject;

import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.StartStage;
import palimpsest.model.machine.Row;

/// What the explorer has in hand, besides all memory.
///
/// @param hosts port -> whether the host there was told that it is logged in, and nothing since
/// @param running how the image that runs was started, or the one that ran last
/// @param stage what the update or the start does next; `running` where neither goes on
/// @param spoilt reads that differed in this update or start
record StoredHand(Row<Boolean> hosts, StartStage.Started running, Stage stage, int spoilt) {
  boolean isIdle() {
    return stage instanceof StartStage.Started;
  }

  StoredHand with(Row<Boolean> newHosts) {
    return new StoredHand(newHosts, running, stage, spoilt);
  }

  StoredHand with(Stage next) {
    return next instanceof StartStage.Started started
        ? new StoredHand(hosts, started, started, 0)
        : new StoredHand(hosts, running, next, spoilt);
  }

  StoredHand withSpoilt() {
    return new StoredHand(hosts, running, stage, spoilt + 1);
  }

  /// Neither an update nor a start goes on.
  StoredHand standing() {
    return with(running);
  }

  /// What comes next is a start.
  StoredHand starting() {
    return new StoredHand(hosts, running, StartStage.first(), 0);
  }
}
