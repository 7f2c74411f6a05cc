package palimpsest.properties.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import palimpsest.model.machine.Machine;
import palimpsest.properties.explorer.Exploration;
import palimpsest.properties.explorer.Exploration.Outcome;
import palimpsest.properties.explorer.Explorer;
import palimpsest.tla.StateGraph;
import palimpsest.tla.TlaValue;

/// Whether a machine and a graph that TLC wrote have the same initial states, states, and
/// transitions: what leaves each state, by action and target, is compared both ways. TLC's labels
/// lack the arguments; the machine's steps have them.
///
/// @param <S> a state
/// @param <A> a step
final class GraphEquality<S, A> implements StateGraph.Visitor {
  private static final int UNKNOWN = -1;

  private final Machine<S, A> machine;
  private final TlcModel<?> model;
  private final Translation<?, S, A> translation;
  private final Explorer<S, A> explorer;
  private final Longs leaving = new Longs();
  private final List<Integer> firsts = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, S> strangers = new HashMap<>();
  private final TreeSet<Long> initial = new TreeSet<>();
  private final Longs sources = new Longs();
  private final Longs targets = new Longs();
  private final Longs labels = new Longs();

  /// @param explorer of the machine
  private GraphEquality(
      Machine<S, A> machine,
      TlcModel<?> model,
      Translation<?, S, A> translation,
      Explorer<S, A> explorer) {
    this.machine = machine;
    this.model = model;
    this.translation = translation;
    this.explorer = explorer;
  }

  /// @param statesMax how many states the machine may have
  static <C, S, A> GraphEquality<S, A> of(
      Translation<C, S, A> translation,
      TlcModel<C> model,
      C constants,
      Machine<S, A> machine,
      int statesMax) {
    Explorer<S, A> explorer =
        new Explorer<>(machine, translation.codec(constants), List.of(), statesMax);
    return new GraphEquality<>(machine, model, translation, explorer);
  }

  /// Explores the machine, and keeps its transitions.
  ///
  /// @throws IllegalStateException if it has too many states
  Exploration<S, A> explore() {
    Exploration<S, A> found =
        explorer.explore(
            (source, step, target) -> {
              while (firsts.size() <= source) {
                firsts.add(leaving.size());
              }
              leaving.add(pair(number(machine.action(step)), target));
            });
    while (firsts.size() <= found.states()) {
      firsts.add(leaving.size());
    }
    if (!(found.outcome() instanceof Outcome.Complete<S, A>)) {
      throw new IllegalStateException("all states are looked at: outcome=" + found.outcome());
    }
    return found;
  }

  private int number(String action) {
    int number = actions.indexOf(action);
    if (number < 0) {
      actions.add(action);
      return actions.size() - 1;
    }
    return number;
  }

  private static long pair(int action, int target) {
    return ((long) action << Integer.SIZE) | (target & 0xFFFFFFFFL);
  }

  @Override
  public void state(long id, SortedMap<String, TlaValue> values, boolean isInitial) {
    S state = translation.state(values);
    int number = find(state);
    numbers.put(id, number);
    if (number == UNKNOWN) {
      strangers.put(id, state);
    }
    if (isInitial) {
      initial.add(id);
    }
  }

  private int find(S state) {
    try {
      return explorer.find(state).orElse(UNKNOWN);
    } catch (IllegalArgumentException _) {
      return UNKNOWN; // Not even the codec knows it.
    }
  }

  @Override
  public void transition(long source, String action, long target) {
    sources.add(source);
    targets.add(target);
    labels.add(number(model.action(action)));
  }

  /// Compares the explored machine with a graph, and describes the difference that is nearest to an
  /// initial state: the path to it, and what each side allows there.
  Optional<String> difference(StateGraph graph) throws IOException {
    graph.read(this);
    Optional<String> first = initialDifference();
    if (first.isPresent()) {
      return first;
    }
    Longs[] theirs = new Longs[firsts.size()];
    for (int edge = 0; edge < sources.size(); edge++) {
      int source = known(sources.get(edge));
      if (source != UNKNOWN) {
        theirs[source] = theirs[source] == null ? new Longs() : theirs[source];
        theirs[source].add(edge);
      }
    }
    for (int state = 0; state + 1 < firsts.size(); state++) {
      Longs edges = theirs[state] == null ? new Longs() : theirs[state];
      if (!Arrays.equals(own(state), ofTlc(edges))) {
        return Optional.of(describe(state, edges));
      }
    }
    return Optional.empty();
  }

  private int known(long id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException("a transition has states that are listed: id=" + id);
    }
    return number;
  }

  private Optional<String> initialDifference() {
    TreeSet<Integer> theirs = new TreeSet<>();
    initial.forEach(id -> theirs.add(known(id)));
    TreeSet<Integer> ours = new TreeSet<>();
    machine.initial().forEach(state -> ours.add(find(state)));
    return theirs.equals(ours)
        ? Optional.empty()
        : Optional.of(
            "initial states: specification="
                + strangers.values()
                + " machine="
                + machine.initial());
  }

  private long[] own(int state) {
    return leaving.range(firsts.get(state), firsts.get(state + 1)).distinct().sorted().toArray();
  }

  private long[] ofTlc(Longs edges) {
    return edges
        .range(0, edges.size())
        .map(edge -> pair((int) labels.get((int) edge), known(targets.get((int) edge))))
        .distinct()
        .sorted()
        .toArray();
  }

  private String describe(int number, Longs edges) {
    S state = explorer.state(number);
    StringBuilder text = new StringBuilder("the graphs differ behind:\n");
    text.append(explorer.path(number).text());
    text.append("  only the machine:\n");
    List<Long> theirs = Arrays.stream(ofTlc(edges)).boxed().toList();
    List<Long> ours = Arrays.stream(own(number)).boxed().toList();
    for (A step : machine.steps(state)) {
      S next = machine.apply(state, step);
      if (!theirs.contains(pair(number(machine.action(step)), find(next)))) {
        text.append("    ").append(step).append('\n').append(translation.changes(state, next));
      }
    }
    text.append("  only the specification:\n");
    edges
        .range(0, edges.size())
        .mapToInt(edge -> (int) edge)
        .filter(edge -> !ours.contains(pair((int) labels.get(edge), known(targets.get(edge)))))
        .forEach(
            edge ->
                text.append("    ")
                    .append(actions.get((int) labels.get(edge)))
                    .append('\n')
                    .append(translation.changes(state, target(targets.get(edge)))));
    return text.toString();
  }

  private S target(long id) {
    S stranger = strangers.get(id);
    return stranger == null ? explorer.state(known(id)) : stranger;
  }
}
