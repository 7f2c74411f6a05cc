package palimpsest.properties.subject;

import java.util.List;

/// What is explored: it takes one step at a time, and can be put back to what it was at any time
/// before.
///
/// @param <S> a state of the machine that it is compared with
/// @param <A> a step
/// @param <K> all that it was at some time
public interface Explorable<S, A, K> {
  /// All steps that can be taken.
  ///
  /// @throws Impossible if one that cannot be taken changes something
  List<A> steps();

  /// Takes a step that can be taken.
  ///
  /// @throws Impossible if it leads nowhere, or nowhere that there are words for
  void take(A step);

  /// What all this is, in the words of the specification.
  ///
  /// @param before the state before the last step
  /// @throws Impossible if there are no words for it
  S state(S before);

  /// What differs between two states, a line each.
  String changes(S from, S to);

  K capture();

  void restore(K earlier);
}
