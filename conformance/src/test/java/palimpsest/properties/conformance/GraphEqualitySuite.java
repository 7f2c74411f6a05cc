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
import palimpsest.tla.Manifest.Size;

/// The specification and the reference machine are one machine: for each small model TLC's graph
/// and the machine's are the same, and for each medium one, as for the small ones, their counts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GraphEqualitySuite {
  private static final List<Translation<?, ?, ?>> PROTOCOLS =
      List.of(
          new CodeUpdateTranslation(), new FastloadTranslation(), new StorageSystemTranslation());

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
  List<DynamicTest> graphsAreEqual() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Translation<?, ?, ?> translation : PROTOCOLS) {
      for (Manifest.Model model : models.protocol(translation).models()) {
        if (model.size() == Size.SMALL) {
          tests.add(test("equal: " + model.name(), () -> models.difference(model, translation)));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @TestFactory
  List<DynamicTest> countsAreEqual() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Translation<?, ?, ?> translation : PROTOCOLS) {
      for (Manifest.Model model : models.protocol(translation).models()) {
        if (model.size() == Size.MEDIUM) {
          tests.add(
              test("counts: " + model.name(), () -> models.countsDifference(model, translation)));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @Test
  void eachProtocolIsCompared() {
    assertThat(PROTOCOLS.stream().map(Translation::protocol))
        .containsExactlyElementsOf(models.protocols());
  }

  /// The machine against a specification that does not wait for who is inside: seen to fail, with
  /// the fewest steps that lead to a worker inside while the update drains.
  @Test
  void aDifferenceIsShownAtTheEndOfAShortestPath() throws Exception {
    String difference = difference("NoDrain", new CodeUpdateTranslation());

    assertThat(difference)
        .startsWith("the graphs differ behind:\n1. ")
        .contains("\n14. ", "Interrupt[i=", "CloseGate[]", "Announce[w=1, p=1]")
        .doesNotContain("\n15. ")
        .contains("  only the machine:\n  only the specification:\n    Drain\n      update = ");
  }

  /// The other direction: the machine opens the gate where the specification never does.
  @Test
  void aMachineThatPermitsTooMuchIsShownToo() throws Exception {
    String difference = difference("NeverOpened", new CodeUpdateTranslation());

    assertThat(difference)
        .startsWith("the graphs differ behind:\n1. ")
        .contains("\n19. Grant[]")
        .doesNotContain("\n20. ")
        .contains("  only the machine:\n    OpenGate[]\n      gate = OPEN\n")
        .endsWith("  only the specification:\n");
  }

  /// Another protocol is compared as well as the first: a key that opened nothing stays.
  @Test
  void aDifferenceOfFastloadIsShownToo() throws Exception {
    String difference = difference("KeyStays", new FastloadTranslation());

    assertThat(difference)
        .contains("\n8. ", "PowerLoss[isTorn=true]")
        .doesNotContain("\n9. ")
        .contains("  only the machine:\n    Advance[at=EraseKey]\n      key = ")
        .contains("  only the specification:\n    EraseKey\n");
  }

  /// Of a mutant of the specification from the machine that is none.
  private <C, S, A> String difference(String mutant, Translation<C, S, A> translation)
      throws IOException {
    return models
        .graphDifference(mutant, Models.BRIEF, translation, translation::machine)
        .orElseThrow();
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
