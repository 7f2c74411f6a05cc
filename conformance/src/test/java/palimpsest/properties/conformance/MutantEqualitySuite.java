package palimpsest.properties.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import palimpsest.tla.Tlc.Limits;

/// Mutants of the specification and of the reference machine that have one name have one graph.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutantEqualitySuite {
  private static final CodeUpdateTranslation CODE_UPDATE = new CodeUpdateTranslation();

  /// One with a hundred thousand states: two hosts, whose entries have words of marks of their own.
  private static final String LARGE = "FirstWordOnly";

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
    return models.protocol(CODE_UPDATE).mutants().stream()
        .map(Manifest.Breach::name)
        .sorted(Comparator.comparing(LARGE::equals).reversed())
        .map(this::test)
        .toList();
  }

  @Test
  void eachMutantHasANamesake() throws IOException {
    assertThat(Mutants.names(models.constants("NoDrain", CODE_UPDATE)))
        .containsExactlyInAnyOrderElementsOf(
            models.protocol(CODE_UPDATE).mutants().stream().map(Manifest.Breach::name).toList());
  }

  private DynamicTest test(String name) {
    Limits limits = LARGE.equals(name) ? Models.LONG : Models.BRIEF;
    Future<Optional<String>> found =
        two.submit(
            () ->
                models.graphDifference(
                    name, limits, CODE_UPDATE, constants -> Mutants.of(constants, name)));
    return DynamicTest.dynamicTest("equal: " + name, () -> assertThat(result(found)).isEmpty());
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
