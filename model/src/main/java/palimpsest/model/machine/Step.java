package palimpsest.model.machine;

/// A step of the machine: an action of the specification, by the same name, and its arguments.
public sealed interface Step permits SystemStep, EnvironmentStep {
  /// The action's name.
  default String action() {
    return getClass().getSimpleName();
  }
}
