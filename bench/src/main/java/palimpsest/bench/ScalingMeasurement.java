package palimpsest.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.explorer.Exploration;
import palimpsest.properties.explorer.Exploration.Outcome;
import palimpsest.properties.explorer.Explorer;

/// How the states of the reference machine grow with hosts (and their entries), workers, blocks,
/// rounds and releases, one of them at a time: states, time and memory, and the law of the growth.
public final class ScalingMeasurement {
  private static final int STATES_MAX = 30_000_000;

  private ScalingMeasurement() {}

  /// What grows, from a least to a largest number.
  private record Dimension(String name, int least, int largest, IntFunction<Constants> of) {}

  private record Found(int size, int states, double seconds, double mebibytes) {}

  /// Prints a table for each dimension.
  public static void main(String[] arguments) {
    List<Dimension> dimensions =
        List.of(
            new Dimension("hosts, with an entry each", 1, 3, n -> constants(n, 1, 2, 1, 2)),
            new Dimension("workers, with two hosts", 1, 2, n -> constants(2, n, 2, 1, 2)),
            new Dimension("blocks", 1, 6, n -> constants(2, 1, n, 1, 2)),
            new Dimension("rounds of conversion", 1, 16, n -> constants(2, 1, 2, n, 2)),
            new Dimension("releases in a chain", 2, 8, n -> constants(2, 1, 2, 1, n)));
    explored(constants(2, 1, 2, 1, 2), 0);
    for (Dimension dimension : dimensions) {
      measure(dimension);
    }
  }

  private static void measure(Dimension dimension) {
    System.out.printf("%n| %s | states | of those before | s | states/s | MiB |%n", dimension.name);
    System.out.println("|---|---|---|---|---|---|");
    List<Found> all = new ArrayList<>();
    for (int size = dimension.least; size <= dimension.largest; size += Math.max(1, size / 2)) {
      Found found = explored(dimension.of.apply(size), size);
      if (found.states >= STATES_MAX) {
        System.out.printf("| %d | more than %,d | | | | |%n", size, STATES_MAX);
        break;
      }
      System.out.printf(
          "| %d | %,d | %s | %.2f | %,.0f | %.1f |%n",
          size,
          found.states,
          all.isEmpty() ? "" : "%.2f".formatted((double) found.states / all.getLast().states),
          found.seconds,
          found.states / found.seconds,
          found.mebibytes);
      all.add(found);
    }
    System.out.println("\n" + law(all));
  }

  private static Found explored(Constants constants, int size) {
    double before = usedMebibytes();
    Explorer<State, Step> explorer =
        new Explorer<>(new CodeUpdate(constants), new StateCodec(constants), List.of(), STATES_MAX);
    long start = System.nanoTime();
    Exploration<State, Step> found = explorer.explore((_, _, _) -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    int states = found.outcome() instanceof Outcome.Exceeded ? STATES_MAX : found.states();
    return new Found(size, states, seconds, usedMebibytes() - before);
  }

  private static double usedMebibytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
  }

  /// Whichever fits best: so many more, a power, or a factor.
  private static String law(List<Found> all) {
    if (all.size() < 3) {
      return "Two sizes tell no law.";
    }
    Line linear = Line.through(all, found -> found.size, found -> found.states, y -> y);
    Line power =
        Line.through(
            all, found -> Math.log(found.size), found -> Math.log(found.states), Math::exp);
    Line exponential =
        Line.through(all, found -> found.size, found -> Math.log(found.states), Math::exp);
    if (linear.off <= Math.min(power.off, exponential.off)) {
      return "Grows by %,.0f with each further one.".formatted(linear.slope);
    }
    return power.off <= exponential.off
        ? "Grows as the power %.2f of the size.".formatted(power.slope)
        : "Grows by the factor %.2f with each further one.".formatted(Math.exp(exponential.slope));
  }

  /// A line of least squares, and how far its states are off, by the squares of the logarithms.
  private record Line(double slope, double off) {
    static Line through(
        List<Found> all,
        ToDoubleFunction<Found> x,
        ToDoubleFunction<Found> y,
        DoubleUnaryOperator states) {
      double meanX = all.stream().mapToDouble(x).average().orElseThrow();
      double meanY = all.stream().mapToDouble(y).average().orElseThrow();
      double above = 0;
      double below = 0;
      for (Found found : all) {
        double dx = x.applyAsDouble(found) - meanX;
        above += dx * (y.applyAsDouble(found) - meanY);
        below += dx * dx;
      }
      double slope = above / below;
      double off = 0;
      for (Found found : all) {
        double line = meanY + slope * (x.applyAsDouble(found) - meanX);
        double apart = Math.log(Math.max(1, states.applyAsDouble(line)) / found.states);
        off += apart * apart;
      }
      return new Line(slope, off);
    }
  }

  private static Constants constants(int ports, int workers, int blocks, int rounds, int releases) {
    Map<String, Image> images = new LinkedHashMap<>();
    Map<String, Set<String>> paths = new TreeMap<>();
    for (int release = 1; release <= releases; release++) {
      String name = "r" + release;
      images.put(name, image(release, blocks));
      paths.put(name, release < releases ? Set.of("r" + (release + 1)) : Set.of());
    }
    return new Constants(
        ports,
        workers,
        new LinkedHashMap<>(images),
        "r1",
        new TreeMap<>(paths),
        Set.of(Request.Kind.LOGIN, Request.Kind.READ),
        Numbers.of(1),
        2,
        blocks,
        Row.of(),
        new TreeMap<>(),
        64,
        0,
        rounds,
        Set.of(),
        0,
        Numbers.NONE);
  }

  private static Image image(int release, int blocks) {
    return new Image(
        release,
        release,
        Numbers.of(1),
        blocks,
        true,
        true,
        new TreeSet<>(),
        new TreeSet<>(),
        Row.of(),
        Set.of(Row.of()));
  }
}
