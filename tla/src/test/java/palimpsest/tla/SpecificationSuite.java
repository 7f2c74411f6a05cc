package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Checks each model, mutant and witness of the manifest, two at a time, the long ones first.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpecificationSuite {
  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private ModelCheck modelCheck;

  @BeforeAll
  void unpack() throws IOException {
    TlcJar jar =
        Optional.ofNullable(System.getProperty("tlc.jar"))
            .map(path -> new TlcJar(Path.of(path)))
            .orElseGet(TlcJar::packaged);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    modelCheck =
        ModelCheck.open(
            Specification.packaged(),
            new ModelCheck.Tools(java, jar, Path.of("target"), InstantSource.system()));
  }

  @AfterAll
  void stop() {
    two.shutdownNow();
    modelCheck.close();
  }

  @TestFactory
  List<DynamicTest> isAsTheManifestSays() {
    return ModelCheck.checks(modelCheck.manifest()).stream()
        .filter(check -> check.size() != Manifest.Size.DEEP)
        .sorted(Comparator.comparing(ModelCheck.Check::size).reversed())
        .map(this::test)
        .toList();
  }

  private DynamicTest test(ModelCheck.Check check) {
    CompletableFuture<ModelCheck.Verdict> verdict =
        CompletableFuture.supplyAsync(() -> modelCheck.run(check, _ -> {}), two);
    return DynamicTest.dynamicTest(
        check.kind() + ": " + check.name(),
        () -> assertThat(verdict.join().differences()).isEmpty());
  }

  @Test
  void everyActionIsTakenInSomeModel() {
    TreeSet<String> taken = new TreeSet<>();
    modelCheck.manifest().models().stream()
        .filter(model -> model.size() != Manifest.Size.DEEP)
        .forEach(model -> model.expected().ifPresent(e -> taken.addAll(e.fired().keySet())));
    assertThat(taken).containsExactlyElementsOf(new TreeSet<>(modelCheck.manifest().actions()));
  }
}
