package palimpsest.model.machine.fastload;

/// A step of the machine: an action of the specification, by the same name, and its arguments.
public sealed interface FastloadStep {
  /// The action's name.
  default String action() {
    return getClass().getSimpleName();
  }

  /// What the adapter does.
  sealed interface SystemStep extends FastloadStep {}

  /// What an update or a start does next: the action that has the name of its place.
  record Advance(FastloadPlace at) implements SystemStep {
    @Override
    public String action() {
      return at.toString();
    }
  }

  record Confirm() implements SystemStep {}

  /// What hosts do, who triggers updates, and faults.
  sealed interface EnvironmentStep extends FastloadStep {}

  record Login(int p) implements EnvironmentStep {}

  record Logout(int p) implements EnvironmentStep {}

  record Interrupt(String i) implements EnvironmentStep {}

  record Refuse() implements EnvironmentStep {}

  record SpoilBlock(int b) implements EnvironmentStep {}

  record SpoilSlot() implements EnvironmentStep {}

  record FailKeyRead() implements EnvironmentStep {}

  record MisplaceKey(Key k) implements EnvironmentStep {}

  record Reset() implements EnvironmentStep {}

  record PowerLoss(boolean isTorn) implements EnvironmentStep {}
}
