package palimpsest.model.machine;

/// States as a few numbers each: equal states have equal codes, different ones different codes. For
/// one thread only.
///
/// @param <S> a state
public interface Codec<S> {
  /// How many numbers a code has.
  int longs();

  /// Writes the code of a state.
  ///
  /// @throws IllegalArgumentException if the state is none that the codec has codes for
  void encode(S state, long[] code);

  /// Turns the code of a state into that of one that follows, where they differ.
  ///
  /// @throws IllegalArgumentException if the next state is none that the codec has codes for
  void advance(S state, S next, long[] code);

  /// The state of a code.
  S decode(long[] code);
}
