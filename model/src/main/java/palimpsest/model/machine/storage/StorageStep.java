package palimpsest.model.machine.storage;

/// A step of the machine: an action of the specification, by the same name, and its arguments.
public sealed interface StorageStep {
  /// The action's name.
  default String action() {
    return getClass().getSimpleName();
  }

  /// What a roll does next: the action that has the name of its place.
  record Advance(RollPlace at) implements StorageStep {
    @Override
    public String action() {
      return at.toString();
    }
  }

  /// Who asks for updates, and faults.
  sealed interface EnvironmentStep extends StorageStep {}

  record Trigger(int u) implements EnvironmentStep {}

  record FailMedium() implements EnvironmentStep {}

  record FailUpdate() implements EnvironmentStep {}

  record Die(int a) implements EnvironmentStep {}

  record Return(int a) implements EnvironmentStep {}
}
