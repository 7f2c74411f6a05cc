package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import palimpsest.model.machine.fastload.Fastload;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.properties.conformance.FastloadTranslation;
import palimpsest.properties.conformance.NumberedStates;
import palimpsest.properties.conformance.TlcModel;
import palimpsest.properties.explorer.Exploration;
import palimpsest.properties.explorer.Explorer;
import palimpsest.properties.subject.SubjectExplorer.Settings;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Tlc.Limits;

/// An adapter with storage and the reference machine of fastload are one machine: in each small
/// model their graphs are the same, with power lost at each step and each write torn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FastloadEqualitySuite {
  private static final int STATES_MAX = 1_000_000;
  private static final Settings SETTINGS = new Settings(STATES_MAX, 50, 1);

  /// The largest first. Liveness has the faults of one of them.
  private static final List<String> MODELS = List.of("FastPower", "FastFaults", "FastKeys");

  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private final Map<String, Future<Explored>> found = new LinkedHashMap<>();
  private ModelCheck check;

  /// What came of a model: of the implementation, and of the machine at the same grain.
  private record Explored(
      Comparison<FineStep> comparison, Exploration<FineState, FineStep> fine, Whole whole) {}

  /// What is left of a graph without parts of steps.
  private record Whole(int states, long transitions, SortedMap<String, Long> fired) {}

  @BeforeAll
  void explore() throws IOException {
    check = ModelCheck.packaged(Path.of("target"));
    for (String name : MODELS) {
      FastloadConstants constants =
          TlcModel.prepare(name, check.tlc(), new FastloadTranslation())
              .constants(new Limits(1, 700, Duration.ofMinutes(10), true));
      found.put(name, two.submit(() -> explored(constants)));
    }
  }

  @AfterAll
  void stop() {
    two.shutdownNow();
    check.close();
  }

  private static Explored explored(FastloadConstants constants) {
    FineFastload machine = new FineFastload(new Fastload(constants));
    try (FastloadSubject subject = new FastloadSubject(constants, Substitutes.NONE)) {
      Comparison<FineStep> comparison =
          new SubjectExplorer<>(subject, machine, new NumberedStates<>(), SETTINGS).explore();
      Explorer<FineState, FineStep> explorer =
          new Explorer<>(machine, new NumberedStates<>(), List.of(), STATES_MAX);
      Map<FastloadState, Set<FastloadStep>> taken = new LinkedHashMap<>();
      Exploration<FineState, FineStep> fine =
          explorer.explore((source, step, _) -> take(explorer.state(source), step, taken));
      return new Explored(comparison, fine, whole(taken));
    }
  }

  private static void take(
      FineState from, FineStep step, Map<FastloadState, Set<FastloadStep>> taken) {
    Set<FastloadStep> steps = taken.computeIfAbsent(from.state(), _ -> new HashSet<>());
    if (step instanceof FineStep.Whole(FastloadStep whole)) {
      steps.add(whole);
    }
  }

  private static Whole whole(Map<FastloadState, Set<FastloadStep>> taken) {
    SortedMap<String, Long> fired = new TreeMap<>();
    taken
        .values()
        .forEach(steps -> steps.forEach(step -> fired.merge(step.action(), 1L, Long::sum)));
    return new Whole(taken.size(), fired.values().stream().mapToLong(Long::longValue).sum(), fired);
  }

  @TestFactory
  List<DynamicTest> graphsAreEqual() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : MODELS) {
      tests.add(DynamicTest.dynamicTest("equal: " + name, () -> assertEqual(name)));
    }
    return tests;
  }

  private void assertEqual(String name) throws InterruptedException {
    Explored explored = result(name);
    Comparison<FineStep> comparison = explored.comparison;
    assertThat(comparison.difference().map(Difference::text)).isEmpty();
    assertThat(comparison.states()).isEqualTo(explored.fine.states());
    assertThat(comparison.transitions()).isEqualTo(explored.fine.transitions());
    assertThat(comparison.fired()).isEqualTo(explored.fine.fired());
    assertThat(comparison.repeated()).as("states that came again").isPositive();
    System.out.println(
        "FastloadEqualitySuite: "
            + name
            + " states="
            + comparison.states()
            + " transitions="
            + comparison.transitions()
            + " repeated="
            + comparison.repeated());
  }

  /// Without parts of steps it is what TLC counted.
  @TestFactory
  List<DynamicTest> countsAreThoseOfTlc() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Manifest.Model model : protocol().models()) {
      if (MODELS.contains(model.name())) {
        tests.add(DynamicTest.dynamicTest("counts: " + model.name(), () -> assertCounts(model)));
      }
    }
    assertThat(tests).hasSameSizeAs(MODELS);
    return tests;
  }

  private void assertCounts(Manifest.Model model) throws InterruptedException {
    Whole whole = result(model.name()).whole;
    Expected expected = model.expected().orElseThrow();
    assertThat(whole.states).isEqualTo(expected.distinct());
    assertThat(1 + whole.transitions).isEqualTo(expected.generated());
    assertThat(expected.agreesWith(whole.fired)).as("fired=%s", whole.fired).isTrue();
  }

  @Test
  void everyActionIsTakenByTheImplementation() throws InterruptedException {
    SortedSet<String> fired = new TreeSet<>();
    for (String name : MODELS) {
      fired.addAll(result(name).comparison.fired().keySet());
    }
    assertThat(fired).containsAll(protocol().actions());
  }

  private Manifest.Protocol protocol() {
    return check.manifest().protocol(Fastload.class.getSimpleName());
  }

  private Explored result(String name) throws InterruptedException {
    Future<Explored> explored = found.get(name);
    if (explored == null) {
      throw new IllegalArgumentException("a model is explored: model=" + name);
    }
    try {
      return explored.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the model can be explored: model=" + name, e.getCause());
    }
  }
}
