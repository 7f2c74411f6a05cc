package palimpsest.evidence.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import palimpsest.evidence.certify.Interruption.Work;

/// What becomes of work that fails while it is interrupted, and while it is not.
final class InterruptedWorkTest {
  private static final Work BROKEN_CLASS =
      () -> {
        throw new ExceptionInInitializerError("its file was closed by an interrupt");
      };

  @Test
  void aClassThatCannotBeInitializedMeanwhileIsInterruptedWorkAndNoFault() throws Exception {
    try (Interruption interruption = Interruption.awaited()) {
      Thread.currentThread().interrupt();
      assertThat(interruption.isDone(BROKEN_CLASS)).isFalse();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void whatFailsOtherwiseIsAFault() {
    try (Interruption interruption = Interruption.awaited()) {
      assertThatThrownBy(() -> interruption.isDone(BROKEN_CLASS))
          .isInstanceOf(ExceptionInInitializerError.class);
    }
  }
}
