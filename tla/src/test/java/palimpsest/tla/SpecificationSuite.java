package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
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
  private final List<CompletableFuture<CheckResult>> running = new ArrayList<>();
  private ModelCheck check;

  @BeforeAll
  void unpack() throws IOException {
    Optional<Path> jar = Optional.ofNullable(System.getProperty("tlc.jar")).map(Path::of);
    check = ModelCheck.in(Path.of("target", "model-check"), jar);
  }

  @AfterAll
  void stop() {
    two.shutdownNow();
  }

  @TestFactory
  List<DynamicTest> isAsTheManifestSays() {
    List<DynamicTest> tests = new ArrayList<>();
    check.manifest().models().stream()
        .filter(model -> model.size() != Manifest.Size.DEEP)
        .sorted((one, other) -> other.size().compareTo(one.size()))
        .forEach(
            model -> {
              CompletableFuture<CheckResult> result = start(() -> check.check(model, _ -> {}));
              tests.add(
                  DynamicTest.dynamicTest(
                      "holds: " + model.name(),
                      () -> assertThat(Judge.differences(model, result.join())).isEmpty()));
            });
    breaches(tests, "breaks: ", check.manifest().mutants());
    breaches(tests, "reaches: ", check.manifest().witnesses());
    return tests;
  }

  private void breaches(List<DynamicTest> tests, String prefix, List<Manifest.Breach> breaches) {
    for (Manifest.Breach breach : breaches) {
      CompletableFuture<CheckResult> result = start(() -> check.check(breach, _ -> {}));
      tests.add(
          DynamicTest.dynamicTest(
              prefix + breach.name(),
              () -> assertThat(Judge.differences(breach, result.join())).isEmpty()));
    }
  }

  private CompletableFuture<CheckResult> start(Supplier<CheckResult> run) {
    CompletableFuture<CheckResult> result = CompletableFuture.supplyAsync(run, two);
    running.add(result);
    return result;
  }

  @Test
  void everyActionIsTakenInSomeModel() {
    TreeSet<String> taken = new TreeSet<>();
    check.manifest().models().stream()
        .filter(model -> model.size() != Manifest.Size.DEEP)
        .forEach(model -> model.expected().ifPresent(e -> taken.addAll(e.fired().keySet())));
    assertThat(taken).containsExactlyElementsOf(new TreeSet<>(check.manifest().actions()));
  }
}
