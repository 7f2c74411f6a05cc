package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
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
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.SubjectExplorer.Settings;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.Manifest.Size;
import palimpsest.tla.ModelCheck;

/// The implementation and the reference machine are one machine: in each small and each medium
/// model their graphs are the same, with every interleaving of update, workers, hosts and faults.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubjectEqualitySuite {
  private static final Settings SETTINGS = new Settings(20_000_000, 50, 1);
  private static final long TRANSITIONS_MIN = 1_000_000;

  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private final Map<String, Future<Explored>> found = new LinkedHashMap<>();
  private ModelCheck check;
  private Models models;

  @BeforeAll
  void explore() throws IOException {
    check = ModelCheck.packaged(Path.of("target"));
    models = new Models(check);
    for (Manifest.Model model : protocol().models()) {
      if (model.size() != Size.DEEP) {
        found.put(model.name(), two.submit(() -> explored(model.name())));
      }
    }
  }

  private Manifest.Protocol protocol() {
    return check.manifest().protocol(CodeUpdate.class.getSimpleName());
  }

  @AfterAll
  void stop() {
    two.shutdownNow();
    check.close();
  }

  /// What came of a model, and its constants as the specification has them.
  private record Explored(Constants specified, Comparison<Step> comparison) {}

  private Explored explored(String name) throws IOException {
    Constants specified = models.specified(name).orElseThrow();
    Constants constants = Models.asImplemented(specified);
    try (Subject subject = new Subject(constants, Substitutes.NONE)) {
      return new Explored(
          specified,
          new SubjectExplorer<>(
                  subject, new CodeUpdate(constants), new StateCodec(constants), SETTINGS)
              .explore());
    }
  }

  @TestFactory
  List<DynamicTest> graphsAreEqual() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : found.keySet()) {
      tests.add(DynamicTest.dynamicTest("equal: " + name, () -> assertEqual(name)));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private void assertEqual(String name) throws InterruptedException, IOException {
    Comparison<Step> comparison = result(name).comparison;
    if (comparison.difference().isPresent()) {
      Difference<Step> difference = comparison.difference().get();
      Path file = Path.of("target", "replay", name + ".txt");
      Files.createDirectories(file.getParent());
      Files.write(file, Replay.of(name, Optional.empty(), difference).lines());
      fail(difference.text() + "replay it: ./palimpsest replay properties/" + file);
    }
    assertThat(comparison.repeated()).as("states that came again").isPositive();
  }

  /// Where the specification has as many marks in a word, TLC counted the same.
  @TestFactory
  List<DynamicTest> countsAreThoseOfTlc() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Manifest.Model model : protocol().models()) {
      if (found.containsKey(model.name())) {
        tests.add(DynamicTest.dynamicTest("counts: " + model.name(), () -> assertCounts(model)));
      }
    }
    return tests;
  }

  private void assertCounts(Manifest.Model model) throws InterruptedException {
    Comparison<Step> comparison = result(model.name()).comparison;
    Constants specified = result(model.name()).specified;
    if (specified.marksPerWord() >= specified.ports()) {
      Expected expected = model.expected().orElseThrow();
      assertThat(
              new Expected(
                  comparison.states(),
                  1 + comparison.transitions(),
                  comparison.depth(),
                  expected.fired()))
          .isEqualTo(expected);
      assertThat(expected.agreesWith(comparison.fired()))
          .as("fired=%s expected=%s", comparison.fired(), expected.fired())
          .isTrue();
    } else {
      assertThat(comparison.transitions())
          .as("fewer looks at marks")
          .isLessThan(model.expected().orElseThrow().generated());
    }
  }

  @Test
  void everyActionIsTakenByTheImplementationAndAMillionTransitionsAre()
      throws InterruptedException {
    SortedSet<String> fired = new TreeSet<>();
    long transitions = 0;
    for (String name : found.keySet()) {
      Comparison<Step> comparison = result(name).comparison;
      fired.addAll(comparison.fired().keySet());
      transitions += comparison.transitions();
    }
    assertThat(fired).containsExactlyElementsOf(new TreeSet<>(protocol().actions()));
    assertThat(transitions).isGreaterThanOrEqualTo(TRANSITIONS_MIN);
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
