package palimpsest.properties.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import palimpsest.tla.Manifest;

/// Mutants of the specification and of the reference machine that have one name have one graph.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutantEqualitySuite {
  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private Models models;

  @BeforeAll
  void unpack() throws IOException {
    models = Models.open();
  }

  @AfterAll
  void stop() {
    two.shutdownNow();
    models.close();
  }

  @TestFactory
  List<DynamicTest> mutantsHaveTheGraphsOfTheirNamesakes() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Manifest.Breach mutant : models.manifest().mutants()) {
      String name = mutant.name();
      tests.add(
          test(
              "equal: " + name,
              () ->
                  models.graphDifference(
                      name, Models.BRIEF, constants -> Mutants.of(constants, name))));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @Test
  void eachMutantHasANamesake() throws IOException {
    assertThat(Mutants.names(models.constants("NoDrain")))
        .containsExactlyInAnyOrderElementsOf(
            models.manifest().mutants().stream().map(Manifest.Breach::name).toList());
  }

  private DynamicTest test(String name, Callable<Optional<String>> difference) {
    Future<Optional<String>> found = two.submit(difference);
    return DynamicTest.dynamicTest(name, () -> assertThat(result(found)).isEmpty());
  }

  private static Optional<String> result(Future<Optional<String>> found)
      throws InterruptedException {
    try {
      return found.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the graphs can be compared", e.getCause());
    }
  }
}
