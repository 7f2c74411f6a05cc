package palimpsest.properties.explorer;

import java.util.List;

/// A way from an initial state to another one.
///
/// @param <S> a state
/// @param <A> a step
public record Path<S, A>(S first, List<Move<S, A>> moves) {
  /// A step, and where it leads.
  ///
  /// @param <S> a state
  /// @param <A> a step
  public record Move<S, A>(A step, S next) {}

  public Path {
    moves = List.copyOf(moves);
  }

  /// Its last state.
  public S last() {
    return moves.isEmpty() ? first : moves.getLast().next();
  }

  /// Its steps, numbered, a line each.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int number = 1; number <= moves.size(); number++) {
      text.append(number).append(". ").append(moves.get(number - 1).step()).append('\n');
    }
    return text.toString();
  }
}
