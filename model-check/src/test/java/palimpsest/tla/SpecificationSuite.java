package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Checks each model, mutant and witness of the manifest, two at a time, the long ones first.
/// Here TLC does not count how often it takes each action, as that takes half as long again: the
/// edges of small graphs are compared one by one elsewhere, and `./palimpsest model-check` counts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpecificationSuite {
  private static final int RACES = 52;

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
        CompletableFuture.supplyAsync(() -> modelCheck.run(check, false, _ -> {}), two);
    return DynamicTest.dynamicTest(
        check.kind() + ": " + check.name(),
        () -> assertThat(verdict.join().differences()).isEmpty());
  }

  /// Steps count, not new states: a step between known states is taken, too.
  @TestFactory
  List<DynamicTest> eachActionIsTakenWhereTheBoundsAllowIt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Manifest.Protocol protocol : modelCheck.manifest().protocols()) {
      for (Manifest.Model model : checked(protocol)) {
        tests.add(
            DynamicTest.dynamicTest(
                model.name(),
                () ->
                    assertThat(model.expected().orElseThrow().fired().keySet())
                        .containsExactlyInAnyOrderElementsOf(possible(protocol, model))));
      }
    }
    return tests;
  }

  private List<String> possible(Manifest.Protocol protocol, Manifest.Model model)
      throws IOException {
    String bounds = Files.readString(modelCheck.folder().resolve(model.name() + ".cfg"));
    return protocol.actions().stream()
        .filter(action -> says(bounds, protocol.needs().getOrDefault(action, "")))
        .toList();
  }

  private static boolean says(String configuration, String line) {
    return Pattern.compile("(?m)^ *" + line).matcher(configuration).find();
  }

  private static List<Manifest.Model> checked(Manifest.Protocol protocol) {
    return protocol.models().stream().filter(model -> model.size() != Manifest.Size.DEEP).toList();
  }

  @TestFactory
  List<DynamicTest> everyActionIsTakenInSomeModel() {
    return modelCheck.manifest().protocols().stream()
        .map(
            protocol ->
                DynamicTest.dynamicTest(
                    protocol.name(),
                    () ->
                        assertThat(
                                checked(protocol).stream()
                                    .flatMap(model -> model.expected().stream())
                                    .flatMap(expected -> expected.fired().keySet().stream()))
                            .containsAll(protocol.actions())
                            .isSubsetOf(protocol.actions())))
        .toList();
  }

  @Test
  void everyRaceHasAMutantOrAReasonWhyNot() {
    Set<String> covered = new TreeSet<>();
    for (Manifest.Protocol protocol : modelCheck.manifest().protocols()) {
      for (Manifest.Breach mutant : protocol.mutants()) {
        assertThat(protocol.notApplicable())
            .doesNotContainKeys(mutant.about().toArray(new String[0]));
        covered.addAll(mutant.about());
      }
      covered.addAll(protocol.notApplicable().keySet());
    }
    for (int race = 1; race <= RACES; race++) {
      assertThat(covered).contains("R" + race);
    }
  }
}
