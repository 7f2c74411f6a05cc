package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class FailureLineTest {
  @Test
  void namesTheRuleTheKindAndTheWords() {
    assertThat(FailureLine.of("it cannot be read: path=/a", new IOException("no medium")))
        .isEqualTo("it cannot be read: path=/a cause=IOException (no medium)");
  }

  @Test
  void isOneLineWhateverTheWordsAre() {
    assertThat(FailureLine.of("rule", new IOException("first\n\tsecond")))
        .isEqualTo("rule cause=IOException (first second)");
  }

  @Test
  void isTheKindAloneWhereThereAreNoWords() {
    assertThat(FailureLine.of("rule", new EOFException())).isEqualTo("rule cause=EOFException");
  }
}
