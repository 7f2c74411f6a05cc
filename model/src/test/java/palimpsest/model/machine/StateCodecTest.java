package palimpsest.model.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A code is as good as its state.
final class StateCodecTest {
  @Test
  void whatIsEncodedIsDecodedAgainAndDifferentStatesDiffer() {
    for (Constants constants : List.of(Fixtures.faults(), Fixtures.modules())) {
      CodeUpdate machine = new CodeUpdate(constants);
      StateCodec codec = new StateCodec(constants);
      Set<State> states = CodeUpdateTest.reached(machine);
      Set<List<Long>> codes = new HashSet<>();
      for (State state : states) {
        long[] code = new long[codec.longs()];
        codec.encode(state, code);
        assertThat(codec.decode(code)).isEqualTo(state);
        codes.add(Arrays.stream(code).boxed().toList());
      }
      assertThat(codes).hasSameSizeAs(states);
      assertThat(codec.longs()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void anAdvancedCodeIsTheNextStatesOwn() {
    for (Constants constants : List.of(Fixtures.faults(), Fixtures.modules())) {
      CodeUpdate machine = new CodeUpdate(constants);
      StateCodec codec = new StateCodec(constants);
      for (State state : CodeUpdateTest.reached(machine)) {
        for (Step step : machine.steps(state)) {
          State next = machine.apply(state, step);
          long[] advanced = new long[codec.longs()];
          codec.encode(state, advanced);
          codec.advance(state, next, advanced);
          long[] own = new long[codec.longs()];
          codec.encode(next, own);
          assertThat(advanced).isEqualTo(own);
        }
      }
    }
  }

  @Test
  void encode_aStateOfOtherConstants_refuses() {
    StateCodec codec = new StateCodec(Fixtures.modules());
    State state = new CodeUpdate(Fixtures.faults()).initial().getFirst();
    State loading = state.with(state.update().with(next -> next.image = "large"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(loading, new long[codec.longs()]))
        .withMessage("a block is of an image: name=large");
  }
}
