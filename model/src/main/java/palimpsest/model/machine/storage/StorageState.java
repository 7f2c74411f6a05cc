package palimpsest.model.machine.storage;

import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;

/// A state of the storage system: the specification's variables.
///
/// @param begun id -> how often a roll of that id has begun, up to 2
/// @param roll the roll that is under way
public record StorageState(Row<Integer> begun, Adapters adapters, Roll roll) {
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
  /// @param device adapter -> the image in the slot of its local device that it does not run from
  /// @param trial the adapters whose image is not confirmed
  public record Adapters(
      Row<Condition> condition, Row<String> version, Row<String> device, Numbers trial) {
    /// All run an image, and have no other.
    public static Adapters running(int count, String image) {
      return new Adapters(
          Row.each(count, _ -> Condition.UP),
          Row.each(count, _ -> image),
          Row.each(count, _ -> NO_IMAGE),
          Numbers.NONE);
    }

    Adapters with(int adapter, Condition next) {
      return new Adapters(condition.with(adapter, next), version, device, trial);
    }

    Adapters withDevice(int adapter, String image) {
      return new Adapters(condition, version, device.with(adapter, image), trial);
    }

    Adapters withTrial(Numbers adapters) {
      return new Adapters(condition, version, device, adapters);
    }

    /// It runs another image, from the other slot, and on trial.
    Adapters updated(int adapter, String image) {
      return new Adapters(
          condition.with(adapter, Condition.UP),
          version.with(adapter, image),
          device.with(adapter, version.at(adapter)),
          trial.with(adapter));
    }

    boolean isDead(int adapter) {
      return condition.at(adapter) == Condition.DEAD;
    }

    boolean isUp(int adapter) {
      return condition.at(adapter) == Condition.UP;
    }

    /// Whether it has the image in one of its slots.
    boolean has(int adapter, String image) {
      return version.at(adapter).equals(image) || device.at(adapter).equals(image);
    }
  }

  StorageState with(Row<Integer> counts) {
    return new StorageState(counts, adapters, roll);
  }

  StorageState with(Adapters all) {
    return new StorageState(begun, all, roll);
  }

  StorageState with(Roll next) {
    return new StorageState(begun, adapters, next);
  }
}
