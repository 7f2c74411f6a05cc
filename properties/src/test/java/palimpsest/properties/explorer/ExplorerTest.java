package palimpsest.properties.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Machine;
import palimpsest.properties.explorer.Exploration.Outcome;

/// The explorer, on a machine whose graph is known: two counters.
final class ExplorerTest {
  private static final int MAX = 99;

  private record Pair(int left, int right) {}

  private enum Side {
    LEFT,
    RIGHT
  }

  /// Counts up on either side, and starts with both ends of the left one.
  private static final class Counters implements Machine<Pair, Side> {
    @Override
    public List<Pair> initial() {
      return List.of(new Pair(0, 0), new Pair(MAX, 0), new Pair(0, 0));
    }

    @Override
    public List<Side> steps(Pair state) {
      List<Side> steps = new ArrayList<>();
      for (Side side : Side.values()) {
        if (enabled(state, side)) {
          steps.add(side);
        }
      }
      return steps;
    }

    @Override
    public boolean enabled(Pair state, Side side) {
      return (side == Side.LEFT ? state.left() : state.right()) < MAX;
    }

    @Override
    public Pair apply(Pair state, Side side) {
      return side == Side.LEFT
          ? new Pair(state.left() + 1, state.right())
          : new Pair(state.left(), state.right() + 1);
    }

    @Override
    public String action(Side side) {
      return side.name();
    }
  }

  private static final class PairCodec implements Codec<Pair> {
    @Override
    public int longs() {
      return 2;
    }

    @Override
    public void encode(Pair state, long[] code) {
      code[0] = state.left();
      code[1] = state.right();
    }

    @Override
    public void advance(Pair state, Pair next, long[] code) {
      encode(next, code);
    }

    @Override
    public Pair decode(long[] code) {
      return new Pair((int) code[0], (int) code[1]);
    }
  }

  private static Explorer<Pair, Side> explorer(int statesMax) {
    return new Explorer<>(
        new Counters(),
        new PairCodec(),
        List.of(new Invariant<>("NotBoth", pair -> pair.left() != 3 || pair.right() != 2)),
        statesMax);
  }

  @Test
  void countsWhatTlcCounts() {
    Explorer<Pair, Side> explorer =
        new Explorer<>(new Counters(), new PairCodec(), List.of(), 20_000);
    List<String> taken = new ArrayList<>();
    Exploration<Pair, Side> found =
        explorer.explore((source, step, target) -> taken.add(source + step.name() + target));

    assertThat(found.outcome()).isEqualTo(new Outcome.Complete<Pair, Side>());
    assertThat(found.states()).isEqualTo(100 * 100);
    assertThat(found.transitions()).isEqualTo(2 * 99 * 100);
    assertThat(found.generated()).isEqualTo(2 + 2 * 99 * 100);
    assertThat(found.depth()).isEqualTo(99 + 99);
    assertThat(found.fired()).isEqualTo(Map.of("LEFT", 9900L, "RIGHT", 9900L));
    assertThat(taken).startsWith("0LEFT2", "0RIGHT3", "1RIGHT4").doesNotHaveDuplicates();
    assertThat(explorer.find(new Pair(100, 0))).isEmpty();
    assertThat(explorer.state(explorer.find(new Pair(7, 8)).orElseThrow()))
        .isEqualTo(new Pair(7, 8));
  }

  @Test
  void aViolationComesWithAShortestPath() {
    Exploration<Pair, Side> found = explorer(20_000).explore((_, _, _) -> {});

    Outcome.Violated<Pair, Side> violated = (Outcome.Violated<Pair, Side>) found.outcome();
    assertThat(violated.invariant()).isEqualTo("NotBoth");
    assertThat(violated.path().moves()).hasSize(5);
    assertThat(violated.path().last()).isEqualTo(new Pair(3, 2));
    assertThat(violated.path().text()).startsWith("1. ").contains("\n5. ");
  }

  @Test
  void aBoundThatIsHitIsNoSuccess() {
    Exploration<Pair, Side> found =
        new Explorer<>(new Counters(), new PairCodec(), List.of(), 500).explore((_, _, _) -> {});

    assertThat(found.outcome()).isEqualTo(new Outcome.Exceeded<Pair, Side>(500));
  }
}
