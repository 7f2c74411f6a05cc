package palimpsest.model.machine.storage;

import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;

/// A state of the storage system: the specification's variables.
///
/// @param medium the image on the medium in the input device, or none
/// @param pending the ids of updates that were asked for
/// @param begun id -> how often a roll of that id has begun, up to 2
/// @param roll the roll that is under way
public record StorageState(
    String medium, Numbers pending, Row<Integer> begun, Adapters adapters, Roll roll) {
  public static final String NO_IMAGE = "none";

  /// How an adapter is.
  public enum Condition {
    UP,
    PAUSED,
    DEAD
  }

  /// All adapters.
  ///
  /// @param condition adapter -> how it is
  /// @param version adapter -> the image it runs
  /// @param device adapter -> block of its local device -> the image it is of
  public record Adapters(Row<Condition> condition, Row<String> version, Row<Row<String>> device) {
    Adapters with(int adapter, Condition next) {
      return new Adapters(condition.with(adapter, next), version, device);
    }

    Adapters withVersion(int adapter, String image) {
      return new Adapters(condition, version.with(adapter, image), device);
    }

    Adapters withBlock(int adapter, int block, String image) {
      Row<String> blocks = device.at(adapter).with(block, image);
      return new Adapters(condition, version, device.with(adapter, blocks));
    }

    Adapters withDevices(Row<Row<String>> devices) {
      return new Adapters(condition, version, devices);
    }

    /// Those that are not dead.
    Numbers alive() {
      Numbers alive = Numbers.NONE;
      for (int a = 1; a <= condition.size(); a++) {
        alive = condition.at(a) == Condition.DEAD ? alive : alive.with(a);
      }
      return alive;
    }
  }

  StorageState withMedium(String image) {
    return new StorageState(image, pending, begun, adapters, roll);
  }

  StorageState with(Numbers ids) {
    return new StorageState(medium, ids, begun, adapters, roll);
  }

  StorageState with(Row<Integer> counts) {
    return new StorageState(medium, pending, counts, adapters, roll);
  }

  StorageState with(Adapters all) {
    return new StorageState(medium, pending, begun, all, roll);
  }

  StorageState with(Roll next) {
    return new StorageState(medium, pending, begun, adapters, next);
  }
}
