package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.model.machine.Codec;

/// States in the order in which they are met, each kept as it is: codes for machines of which no
/// more than some hundred thousand states are looked at.
///
/// @param <S> a state
public final class NumberedStates<S> implements Codec<S> {
  private final Map<S, Integer> numbers = new HashMap<>();
  private final List<S> states = new ArrayList<>();

  @Override
  public int longs() {
    return 1;
  }

  @Override
  public void encode(S state, long[] code) {
    Integer number = numbers.putIfAbsent(state, states.size());
    if (number == null) {
      code[0] = states.size();
      states.add(state);
    } else {
      code[0] = number;
    }
  }

  @Override
  public void advance(S state, S next, long[] code) {
    encode(next, code);
  }

  @Override
  public S decode(long[] code) {
    return states.get((int) code[0]);
  }
}
