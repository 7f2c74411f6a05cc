package palimpsest.model.machine.storage;

/// A step of the machine: an action of the specification, by the same name, and its arguments.
public sealed interface StorageStep {
  /// The action's name.
  default String action() {
    return getClass().getSimpleName();
  }

  /// What the processor and the adapters do.
  sealed interface SystemStep extends StorageStep {}

  /// What a roll does next: the action that has the name of its place.
  record Advance(RollPlace at) implements SystemStep {
    @Override
    public String action() {
      return at.toString();
    }
  }

  record StartRoll(int u) implements SystemStep {}

  record IgnoreUpdate(int u) implements SystemStep {}

  record MissTurn() implements SystemStep {}

  record TakeOver() implements SystemStep {}

  /// Media, who asks for updates, and faults.
  sealed interface EnvironmentStep extends StorageStep {}

  record InsertMedium(String i) implements EnvironmentStep {}

  record RemoveMedium() implements EnvironmentStep {}

  record AskFor(int u) implements EnvironmentStep {}

  record FailUpdate() implements EnvironmentStep {}

  record Die(int a) implements EnvironmentStep {}
}
