package palimpsest.properties.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.mutant.MutantModel;

final class DepthsTest {
  /// Each state is counted once, at the depth at which the exploration found it.
  @Test
  void allStatesAreCountedAtTheirDepth() {
    Constants constants = MutantModel.TWO_WORKERS.constants();
    Depths<Step> depths = new Depths<>();
    Exploration<?, Step> exploration =
        new Explorer<>(new CodeUpdate(constants), new StateCodec(constants), List.of(), 100_000)
            .explore(depths);
    List<Integer> counts = depths.counts();
    assertThat(exploration.outcome()).isInstanceOf(Exploration.Outcome.Complete.class);
    assertThat(counts).hasSize(exploration.depth()).doesNotContain(0);
    assertThat(counts.getFirst()).isEqualTo(exploration.initial());
    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(exploration.states());
  }

  @Test
  void aStateIsAsFarAsItsShortestWay() {
    Depths<String> depths = new Depths<>();
    IntStream.of(1, 2, 0).forEach(target -> depths.taken(0, "go", target));
    depths.taken(1, "go", 3);
    depths.taken(2, "go", 3);
    assertThat(depths.counts()).containsExactly(1, 2, 1);
  }
}
