package palimpsest.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import palimpsest.properties.arbitrary.Scenarios;
import palimpsest.properties.history.DataSurvive;
import palimpsest.properties.history.HistoryProperty;
import palimpsest.properties.history.NoTrace;
import palimpsest.properties.history.PathIndependence;
import palimpsest.properties.history.UpAndDown;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.sequential.SequentialImplementation;

/// How many tries a second properties of histories take, each with a history, images, hosts and
/// updates of its own: drawing apart from checking. In one thread; the first rounds are cold.
public final class HistoryMeasurement {
  private static final int TRIES = 1_000;
  private static final int ROUNDS = 4;
  private static final int SIZE = 1_000;
  private static final long SEED = 1;

  private HistoryMeasurement() {}

  /// Prints a table.
  public static void main(String[] arguments) {
    JqwikSession.run(HistoryMeasurement::measureAll);
  }

  private static void measureAll() {
    Map<HistoryProperty, Arbitrary<Scenario>> properties = new LinkedHashMap<>();
    properties.put(new DataSurvive(), Scenarios.undisturbed());
    properties.put(new PathIndependence(), Scenarios.permitted());
    properties.put(new UpAndDown(), Scenarios.roundabout());
    properties.put(new NoTrace(), Scenarios.disturbed());
    Implementation implementation = SequentialImplementation.standard();
    System.out.println("| round | property | drawn a second | checked a second |");
    System.out.println("|---|---|---|---|");
    for (int round = 1; round <= ROUNDS; round++) {
      for (var each : properties.entrySet()) {
        measure(round, each.getKey(), each.getValue(), implementation);
      }
    }
  }

  private static void measure(
      int round,
      HistoryProperty property,
      Arbitrary<Scenario> arbitrary,
      Implementation implementation) {
    RandomGenerator<Scenario> generator = arbitrary.generator(SIZE);
    Random random = new Random(SEED + round);
    List<Scenario> scenarios = new ArrayList<>();
    long start = System.nanoTime();
    for (int index = 0; index < TRIES; index++) {
      scenarios.add(generator.next(random).value());
    }
    double drawn = perSecond(start);
    start = System.nanoTime();
    for (Scenario scenario : scenarios) {
      property.check(implementation, scenario);
    }
    System.out.printf(
        "| %d | %s | %,.0f | %,.0f |%n",
        round, property.getClass().getSimpleName(), drawn, perSecond(start));
  }

  private static double perSecond(long start) {
    return TRIES * 1e9 / (System.nanoTime() - start);
  }
}
