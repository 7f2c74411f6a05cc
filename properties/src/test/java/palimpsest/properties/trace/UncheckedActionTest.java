package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.tla.Specification;

/// What a check of a trace does not know is said to be that, and nothing else.
final class UncheckedActionTest {
  private static final Path TRACE = Path.of("..", "docs", "examples", "emitted_by_python.ndjson");

  @Test
  void theyAreWhatIsSpecifiedOfFastloadAndOfRollsAndIsNoActionOfATrace() throws IOException {
    Set<String> specified = new TreeSet<>();
    for (String protocol : Set.of("Fastload", "StorageSystem")) {
      specified.addAll(Specification.packaged().manifest().protocol(protocol).actions());
    }
    specified.removeIf(name -> Action.of(name) != null);
    Set<String> unchecked = new TreeSet<>(UncheckedAction.FASTLOAD);
    unchecked.addAll(UncheckedAction.ROLL);
    assertThat(unchecked).isEqualTo(specified);
  }

  @ParameterizedTest
  @CsvSource({"Reset, a step of fastload", "Die, a step of a roll"})
  void aTraceThatHasOneIsInconclusiveAndWhatIsBeforeItIsExplained(String action, String what)
      throws IOException {
    TraceVerdict verdict = check("LoadChunk", action);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            TraceVerdict.Inconclusive.class,
            inconclusive -> {
              assertThat(inconclusive.because())
                  .matches(
                      "line \\d+ is "
                          + action
                          + ", "
                          + what
                          + ", which no check of a trace knows yet; the \\d+ events before it are"
                          + " explained");
              assertThat(inconclusive.counts().total()).isPositive();
            });
  }

  @Test
  void anActionThatNobodyKnowsIsUnreadable() throws IOException {
    assertThat(check("LoadChunk", "StoreBlocks")).isInstanceOf(TraceVerdict.Unreadable.class);
  }

  private static TraceVerdict check(String action, String other) throws IOException {
    String text =
        Files.readString(TRACE)
            .replaceFirst("\"action\":\"" + action + "\"", "\"action\":\"" + other + "\"");
    return new TraceCheck(TraceCheck.LINES_AHEAD)
        .check(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
