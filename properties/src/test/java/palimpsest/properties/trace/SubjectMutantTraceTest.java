package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.properties.subject.Substitutes;
import palimpsest.properties.subject.mutant.SubjectMutants;

/// What is wrong about the implementation, and shows in what it tells, is rejected by its trace.
final class SubjectMutantTraceTest {
  @TempDir private Path folder;

  private TraceVerdict verdict(Substitutes substitutes) throws IOException, InterruptedException {
    Path file = folder.resolve("trace.ndjson");
    new SubstitutedRun(substitutes).write(file);
    return Traces.check(file);
  }

  @Test
  void theImplementationAsItIsConforms() throws IOException, InterruptedException {
    TraceVerdict verdict = verdict(Substitutes.NONE);
    assertThat(verdict).isInstanceOf(TraceVerdict.Conforms.class);
    TraceCounts counts = ((TraceVerdict.Conforms) verdict).counts();
    assertThat(counts.of(Action.SWITCH)).isOne();
    assertThat(counts.of(Action.MOVE_BLOCK)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "EntersUnannounced, Enter, does not allow Enter",
    "ReadBeforeClear, ReadEntry, does not allow ReadEntry",
    "LoginNotMarked, Leave, changed and marked before",
    "MarkBeforeWrite, MarkEntry, does not allow MarkEntry",
    "NoDrain, SeekMark|BeginOverlay, does not allow",
    "StaleCode, Serve|Leave|Answer, session|the image that was entered"
  })
  void aMutantIsRejectedAtTheEventThatGivesItAway(String name, String action, String differs)
      throws IOException, InterruptedException {
    Substitutes mutant =
        Optional.ofNullable(SubjectMutants.all().get(name)).orElseThrow().substitutes().get();
    TraceVerdict verdict = verdict(mutant);
    assertThat(verdict).isInstanceOf(TraceVerdict.Violates.class);
    TraceVerdict.Violates violates = (TraceVerdict.Violates) verdict;
    assertThat(violates.event().action().toString()).as(verdict.toString()).matches(action);
    assertThat(violates.differs()).containsPattern(differs);
  }
}
