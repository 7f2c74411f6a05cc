package palimpsest.properties.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Lines are read ahead of those that are checked, and nobody can tell by the verdict.
final class ReadAheadTest {
  private static final int MANY = 10_000;

  private final AtomicBoolean closed = new AtomicBoolean();

  /// A trace that says so many times that the same request is submitted.
  private static String submitted(int times) {
    return IntStream.rangeClosed(1, times)
        .mapToObj(count -> Sample.SUBMIT.replace("\"seq\":1", "\"seq\":" + count))
        .collect(Collectors.joining("\n", Sample.HEADER + "\n", "\n"));
  }

  private InputStream stream(String trace) {
    return new FilterInputStream(new ByteArrayInputStream(trace.getBytes(UTF_8))) {
      @Override
      public void close() throws IOException {
        super.close();
        closed.set(true);
      }
    };
  }

  @Test
  void whatIsWrongBeforeALineThatCannotBeReadIsToldFirst() {
    String trace = submitted(3) + "{no JSON\n";
    assertThat(new TraceCheck(1).check(stream(trace))).isInstanceOf(TraceVerdict.Violates.class);
    assertThat(new TraceCheck(4).check(stream(trace)))
        .isInstanceOfSatisfying(
            TraceVerdict.Unreadable.class,
            unreadable -> assertThat(unreadable.line()).isEqualTo(5));
  }

  @Test
  void aTraceIsReadNoFurtherThanItIsChecked() {
    assertThat(new TraceCheck(1).check(stream(submitted(MANY))))
        .isInstanceOf(TraceVerdict.Violates.class);
    await().untilTrue(closed);
  }

  @Test
  void aTraceIsClosedBehindItsEnd() {
    assertThat(new TraceCheck(4).check(stream(submitted(1))))
        .isInstanceOf(TraceVerdict.Inconclusive.class);
    await().untilTrue(closed);
  }

  /// Not the trace is wrong, but what reads it.
  @Test
  void anErrorOfTheReaderIsNoVerdict() {
    InputStream broken =
        new FilterInputStream(stream(submitted(MANY))) {
          private int reads;

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            if (reads++ > 0) {
              throw new AssertionError("the disk is gone");
            }
            return super.read(bytes, offset, length);
          }
        };
    assertThatThrownBy(() -> new TraceCheck(MANY).check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the disk is gone");
    await().untilTrue(closed);
  }
}
