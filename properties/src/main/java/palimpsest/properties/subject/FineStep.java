package palimpsest.properties.subject;

import palimpsest.model.machine.fastload.FastloadStep;

/// A step of fastload as the implementation takes it: one of the specification's, or a part of one.
public sealed interface FineStep {
  /// The name of what is taken.
  String action();

  /// A step of the specification, or the last part of one.
  record Whole(FastloadStep step) implements FineStep {
    @Override
    public String action() {
      return step.action();
    }

    @Override
    public String toString() {
      return step.toString();
    }
  }

  /// A stage of the implementation that changes nothing that the specification knows of.
  record Part(String stage) implements FineStep {
    @Override
    public String action() {
      return stage;
    }

    @Override
    public String toString() {
      return stage + "[]";
    }
  }
}
