package palimpsest.properties.subject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import palimpsest.model.machine.Codec;
import palimpsest.model.machine.Machine;
import palimpsest.properties.explorer.CodeTable;

/// Explores the implementation breadth first, one time, and holds each step against a machine: in
/// each state both can take the same steps, and each step leads both to the same state. So their
/// graphs are equal, by induction over the way to a state.
///
/// A state of the machine is looked at in the first of the implementation's states that amount to
/// it. That others do the same is looked at in some of them, drawn by a seed.
///
/// @param <S> a state
/// @param <A> a step
/// @param <K> all that the implementation is at some time
public final class SubjectExplorer<S, A, K> {
  private final Explorable<S, A, K> subject;
  private final Machine<S, A> machine;
  private final Codec<S> codec;
  private final Settings settings;
  private final Lockstep<S, A> lockstep;
  private final SplittableRandom random;
  private final CodeTable table;
  private final Deque<K> snapshots = new ArrayDeque<>();
  private final Map<String, long[]> fired = new HashMap<>();
  private int[] parents = new int[1 << 12];
  private long transitions;
  private long repeated;
  private int depth;

  /// How much is looked at.
  ///
  /// @param statesMax how many states may be
  /// @param repeatedOf one of so many states that come again is
  public record Settings(int statesMax, int repeatedOf, long seed) {}

  public SubjectExplorer(
      Explorable<S, A, K> subject, Machine<S, A> machine, Codec<S> codec, Settings settings) {
    this.subject = subject;
    this.machine = machine;
    this.codec = codec;
    this.settings = settings;
    lockstep = new Lockstep<>(subject, machine);
    random = new SplittableRandom(settings.seed());
    table = new CodeTable(codec.longs());
  }

  /// Looks at all states, or at those before the first difference.
  ///
  /// @throws TooManyStates if there are more states than may be looked at
  public Comparison<A> explore() {
    Optional<Difference<A>> difference = begin();
    long[] code = new long[codec.longs()];
    for (int index = 0, levelEnd = 0; difference.isEmpty() && index < table.size(); index++) {
      if (index == levelEnd) {
        depth++;
        levelEnd = table.size();
      }
      table.read(index, code);
      difference = expand(index, code, snapshots.removeFirst());
    }
    Map<String, Long> counts = new TreeMap<>();
    fired.forEach((action, count) -> counts.put(action, count[0]));
    return new Comparison<>(
        difference, table.size(), transitions, repeated, depth, new TreeMap<>(counts));
  }

  private Optional<Difference<A>> begin() {
    long[] code = new long[codec.longs()];
    try {
      codec.encode(lockstep.first(), code);
    } catch (Parting parting) {
      return Optional.of(new Difference<>(List.of(), parting.found()));
    }
    parents[table.add(code)] = -1;
    snapshots.add(subject.capture());
    return Optional.empty();
  }

  private Optional<Difference<A>> expand(int index, long[] code, K snapshot) {
    S state = codec.decode(code);
    long[] nextCode = new long[code.length];
    List<Again<S, A, K>> again = new ArrayList<>();
    List<A> path = new ArrayList<>();
    try {
      subject.restore(snapshot);
      for (A step : lockstep.steps(state)) {
        path.add(step);
        subject.restore(snapshot);
        S next = lockstep.take(state, step);
        path.clear();
        System.arraycopy(code, 0, nextCode, 0, code.length);
        codec.advance(state, next, nextCode);
        int target = table.add(nextCode);
        transitions++;
        fired.computeIfAbsent(machine.action(step), _ -> new long[1])[0]++;
        if (target >= 0) {
          found(target, index);
        } else if (random.nextInt(settings.repeatedOf()) == 0) {
          again.add(new Again<>(step, next, subject.capture()));
        }
      }
      for (Again<S, A, K> each : again) {
        path.add(each.step);
        repeat(each.state, each.snapshot, path);
        path.clear();
      }
      return Optional.empty();
    } catch (Parting parting) {
      path.addAll(0, path(index));
      return Optional.of(new Difference<>(path, parting.found()));
    }
  }

  /// A state that came again, by a step from the one before it.
  private record Again<S, A, K>(A step, S state, K snapshot) {}

  /// Looks at a state again, in another state of the implementation.
  private void repeat(S state, K snapshot, List<A> path) throws Parting {
    subject.restore(snapshot);
    for (A step : lockstep.steps(state)) {
      path.add(step);
      subject.restore(snapshot);
      lockstep.take(state, step);
      path.removeLast();
      repeated++;
    }
  }

  private void found(int index, int parent) {
    if (index == settings.statesMax()) {
      throw new TooManyStates(index);
    }
    if (index == parents.length) {
      parents = Arrays.copyOf(parents, 2 * parents.length);
    }
    parents[index] = parent;
    snapshots.add(subject.capture());
  }

  /// A shortest way to a state, as the machine goes it.
  private List<A> path(int index) {
    List<A> path = new ArrayList<>();
    for (int at = index; parents[at] >= 0; at = parents[at]) {
      path.add(step(state(parents[at]), state(at)));
    }
    Collections.reverse(path);
    return path;
  }

  private S state(int index) {
    long[] code = new long[codec.longs()];
    table.read(index, code);
    return codec.decode(code);
  }

  private A step(S from, S to) {
    for (A step : machine.steps(from)) {
      if (machine.apply(from, step).equals(to)) {
        return step;
      }
    }
    throw new IllegalStateException("a machine does the same twice: from=" + from + " to=" + to);
  }
}
