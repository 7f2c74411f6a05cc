package palimpsest.impl.system;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.update.UpdateCommand;

/// How far a roll is: who is its source, who is still to be updated, in this order, and who runs
/// the image already.
public record Roll(
    RollCommand command,
    AcceptedImage image,
    String source,
    List<String> left,
    List<String> updated,
    List<String> remarks) {
  public Roll {
    left = List.copyOf(left);
    updated = List.copyOf(updated);
    remarks = List.copyOf(remarks);
  }

  static Roll of(RollCommand command, AcceptedImage image, StorageSystem system) {
    List<String> names = system.adapters().stream().map(RolledAdapter::name).toList();
    return new Roll(command, image, names.getFirst(), names, List.of(), List.of());
  }

  String next() {
    return left.getFirst();
  }

  /// An adapter runs the image.
  Roll updated(String adapter) {
    return new Roll(
        command, image, source, without(left, adapter), with(updated, adapter), remarks);
  }

  /// The source died, and a peer with the image is the source from now on, and updated before the
  /// others.
  Roll takenOver(String peer) {
    List<String> after = new ArrayList<>(without(left, source));
    if (after.remove(peer)) {
      after.addFirst(peer);
    }
    return new Roll(
        command,
        image,
        peer,
        after,
        updated,
        with(remarks, "the source adapter died and was taken over: " + source + " by " + peer));
  }

  /// An update of one adapter has an id of its own: what an adapter remembers of an earlier roll is
  /// not the answer.
  UpdateCommand update(String adapter, ImageSourceFactory from) {
    return new UpdateCommand(command.id() + " on " + adapter, from, command.policy());
  }

  RollStage.Ended stopped(String line) {
    return new RollStage.Ended(new RollOutcome.Stopped(command.id(), line, updated, remarks));
  }

  private static List<String> with(List<String> list, String one) {
    List<String> all = new ArrayList<>(list);
    all.add(one);
    return all;
  }

  private static List<String> without(List<String> list, String one) {
    return list.stream().filter(other -> !other.equals(one)).toList();
  }
}
