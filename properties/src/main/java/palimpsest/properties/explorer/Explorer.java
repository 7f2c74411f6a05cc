package palimpsest.properties.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Machine;
import palimpsest.properties.explorer.Exploration.Outcome;

/// Explores a machine breadth first, one time. States are numbered from 0 in the order in which
/// they are found, so a lower number is not farther from the initial states.
///
/// @param <S> a state
/// @param <A> a step
public final class Explorer<S, A> {
  private final Machine<S, A> machine;
  private final Codec<S> codec;
  private final List<Invariant<S>> invariants;
  private final int statesMax;
  private final CodeTable table;
  private final Map<String, long[]> fired = new HashMap<>();
  private int[] parents = new int[1 << 12];
  private int initial;
  private long transitions;

  /// Is told each transition.
  ///
  /// @param <A> a step
  @FunctionalInterface
  public interface Listener<A> {
    void taken(int source, A step, int target);
  }

  /// @param statesMax how many states may be looked at
  public Explorer(
      Machine<S, A> machine, Codec<S> codec, List<Invariant<S>> invariants, int statesMax) {
    this.machine = machine;
    this.codec = codec;
    this.invariants = List.copyOf(invariants);
    this.statesMax = statesMax;
    table = new CodeTable(codec.longs());
  }

  /// Looks at each state once, after its predecessors' other ones.
  public Exploration<S, A> explore(Listener<A> listener) {
    long[] code = new long[codec.longs()];
    int depth = 0;
    Optional<Outcome<S, A>> end = addInitial(code);
    for (int state = 0, levelEnd = 0; end.isEmpty() && state < table.size(); state++) {
      if (state == levelEnd) {
        depth++;
        levelEnd = table.size();
      }
      end = expand(state, code, listener);
    }
    return new Exploration<>(
        end.orElseGet(Outcome.Complete::new), initial, table.size(), transitions, depth, fired());
  }

  private Optional<Outcome<S, A>> addInitial(long[] code) {
    for (S state : machine.initial()) {
      codec.encode(state, code);
      int index = table.add(code);
      if (index >= 0) {
        initial++;
        found(index, -1);
        Optional<Outcome<S, A>> end = judge(index, state);
        if (end.isPresent()) {
          return end;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Outcome<S, A>> expand(int index, long[] code, Listener<A> listener) {
    table.read(index, code);
    S state = codec.decode(code);
    long[] nextCode = new long[code.length];
    for (A step : machine.steps(state)) {
      S next = machine.apply(state, step);
      System.arraycopy(code, 0, nextCode, 0, code.length);
      codec.advance(state, next, nextCode);
      int target = table.add(nextCode);
      transitions++;
      fired.computeIfAbsent(machine.action(step), _ -> new long[1])[0]++;
      listener.taken(index, step, target < 0 ? ~target : target);
      if (target >= 0) {
        found(target, index);
        Optional<Outcome<S, A>> end = judge(target, next);
        if (end.isPresent()) {
          return end;
        }
      }
    }
    return Optional.empty();
  }

  private void found(int index, int parent) {
    if (index == parents.length) {
      parents = Arrays.copyOf(parents, 2 * parents.length);
    }
    parents[index] = parent;
  }

  private Optional<Outcome<S, A>> judge(int index, S state) {
    for (Invariant<S> invariant : invariants) {
      if (!invariant.holds().test(state)) {
        return Optional.of(new Outcome.Violated<>(invariant.name(), path(index)));
      }
    }
    return index < statesMax ? Optional.empty() : Optional.of(new Outcome.Exceeded<>(statesMax));
  }

  private SortedMap<String, Long> fired() {
    SortedMap<String, Long> counts = new TreeMap<>();
    fired.forEach((action, count) -> counts.put(action, count[0]));
    return counts;
  }

  /// The number of a state that was found.
  public Optional<Integer> find(S state) {
    long[] code = new long[codec.longs()];
    codec.encode(state, code);
    int index = table.indexOf(code);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  /// The state of a number.
  public S state(int index) {
    long[] code = new long[codec.longs()];
    table.read(index, code);
    return codec.decode(code);
  }

  /// A shortest way to the state of a number.
  public Path<S, A> path(int index) {
    List<Path.Move<S, A>> moves = new ArrayList<>();
    int at = index;
    while (parents[at] >= 0) {
      moves.add(move(state(parents[at]), state(at)));
      at = parents[at];
    }
    Collections.reverse(moves);
    return new Path<>(state(at), moves);
  }

  private Path.Move<S, A> move(S from, S to) {
    for (A step : machine.steps(from)) {
      if (machine.apply(from, step).equals(to)) {
        return new Path.Move<>(step, to);
      }
    }
    throw new IllegalStateException("a machine does the same twice: from=" + from + " to=" + to);
  }
}
