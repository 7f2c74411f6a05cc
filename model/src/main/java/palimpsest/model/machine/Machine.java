package palimpsest.model.machine;

import java.util.List;

/// A state machine: states, and the steps between them.
///
/// @param <S> a state, equal to another one iff nothing tells them apart
/// @param <A> a step: an action and its arguments
public interface Machine<S, A> {
  /// The states that it may start in.
  List<S> initial();

  /// All steps that are enabled in the state, each once, in an order of their own.
  List<A> steps(S state);

  /// Whether the step may be taken.
  boolean enabled(S state, A step);

  /// The state that follows.
  ///
  /// @throws IllegalArgumentException if the step is not enabled
  S apply(S state, A step);

  /// The name of the step's action, as the specification has it.
  String action(A step);
}
