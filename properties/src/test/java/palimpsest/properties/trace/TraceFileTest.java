package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.trace.TraceEvent;

/// The file that actors write a trace to keeps them in step, and never waiting.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TraceFileTest {
  private static TraceHeader header(int ports) throws UnreadableTrace {
    String text =
        Sample.HEADER
            .replace("\"ports\":1", "\"ports\":" + ports)
            .replace("\"entries\":1", "\"entries\":" + ports);
    return TraceReader.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .header();
  }

  private static TraceEvent event(long sequence) {
    return new TraceEvent("port-0", sequence, "Submit", List.of(), List.of());
  }

  /// A file system that fails with an error, not an exception.
  @Test
  void nobodyWaitsForAWriterThatFailed() throws UnreadableTrace {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int one) {
            throw new AssertionError("out of order");
          }
        };
    TraceFile file = new TraceFile(broken, header(1));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              for (long sequence = 1; sequence <= 1_000_000; sequence++) {
                file.emit(event(sequence));
              }
            })
        .withMessageContaining("out of order");
    assertThatIllegalStateException().isThrownBy(file::close);
  }

  @Test
  void buffersHoldNoMoreThanTheCheckerLooksAhead() throws UnreadableTrace {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TraceFile file = new TraceFile(out, header(8_000))) {
      for (long sequence = 1; sequence <= 100; sequence++) {
        file.emit(event(sequence));
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("{\"events\":100}\n");
    TraceHeader large = header(9_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceFile(new ByteArrayOutputStream(), large))
        .withMessageContaining("actors=9002");
  }
}
