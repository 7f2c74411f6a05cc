package palimpsest.model.machine;

/// What hosts do, who triggers updates, and faults.
public sealed interface EnvironmentStep extends Step {
  record Submit(int p, Request r) implements EnvironmentStep {}

  record Interrupt(String i) implements EnvironmentStep {}

  record SpoilBuffer(int b) implements EnvironmentStep {}

  record SpoilBlock(int b) implements EnvironmentStep {}

  record FailSource() implements EnvironmentStep {}

  record FailBurn() implements EnvironmentStep {}

  record FailUndo() implements EnvironmentStep {}

  record FailCode() implements EnvironmentStep {}

  record StopWorker(int w) implements EnvironmentStep {}

  record HangDevice(int w) implements EnvironmentStep {}

  record ReplaceModule(int m, int level) implements EnvironmentStep {}
}
