package palimpsest.properties.roll;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.system.InputDevice;
import palimpsest.impl.system.RollCheck;
import palimpsest.impl.system.RollStage;
import palimpsest.impl.system.RolledAdapter;
import palimpsest.impl.system.StorageSystem;

/// What a roll is made of, each made from the storage system's own part: where a broken one comes
/// in.
///
/// @param adapter what the roll has in hand for an adapter
/// @param shared what an adapter, by its name, has for the device that all serve
/// @param local what an adapter has for its local memory device
record RollParts(
    UnaryOperator<InputDevice> input,
    UnaryOperator<List<RollCheck>> checks,
    UnaryOperator<RolledAdapter> adapter,
    BiFunction<String, BlockDevice, BlockDevice> shared,
    UnaryOperator<BlockDevice> local,
    Taking taking) {
  static final RollParts OWN =
      new RollParts(
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          UnaryOperator.identity(),
          (_, served) -> served,
          UnaryOperator.identity(),
          RollStage::advance);

  RollParts withInput(UnaryOperator<InputDevice> other) {
    return new RollParts(other, checks, adapter, shared, local, taking);
  }

  RollParts withChecks(UnaryOperator<List<RollCheck>> other) {
    return new RollParts(input, other, adapter, shared, local, taking);
  }

  RollParts withAdapter(UnaryOperator<RolledAdapter> other) {
    return new RollParts(input, checks, other, shared, local, taking);
  }

  RollParts withShared(BiFunction<String, BlockDevice, BlockDevice> other) {
    return new RollParts(input, checks, adapter, other, local, taking);
  }

  RollParts withLocal(UnaryOperator<BlockDevice> other) {
    return new RollParts(input, checks, adapter, shared, other, taking);
  }

  RollParts withTaking(Taking other) {
    return new RollParts(input, checks, adapter, shared, local, other);
  }

  /// How a step is taken.
  @FunctionalInterface
  interface Taking {
    RollStage take(RollStage stage, StorageSystem system);
  }
}
