package palimpsest.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceConfirmation;
import palimpsest.properties.trace.TraceVerdict;
import palimpsest.tla.ModelCheck;

/// What a trace costs whoever has TLC check it, a run for each, and what it costs here. TLC takes
/// the steps that explain the trace, and does not have to find them. Its process stays: only the
/// first round has the start of a virtual machine in it. The argument is a trace that conforms.
public final class TlcTraceMeasurement {
  private static final int ROUNDS = 6;

  private TlcTraceMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    System.out.println("| round | steps | TLC, ms | here, ms | times |");
    System.out.println("|---|---|---|---|---|");
    try (ModelCheck check = ModelCheck.packaged(Path.of("target"))) {
      for (int round = 1; round <= ROUNDS; round++) {
        long start = System.nanoTime();
        long steps = confirmed(file, check);
        double ofTlc = millis(start);
        start = System.nanoTime();
        conforms(file);
        double here = millis(start);
        System.out.printf(
            "| %d | %d | %.1f | %.2f | %.0f |%n", round, steps, ofTlc, here, ofTlc / here);
      }
    }
  }

  private static long confirmed(Path file, ModelCheck check) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      TraceConfirmation confirmation = TraceConfirmation.of(in, TraceCheck.LINES_AHEAD, check);
      if (confirmation.differs().isPresent() || confirmation.confirmed() == 0) {
        throw new IllegalArgumentException("TLC takes what is measured: found=" + confirmation);
      }
      return confirmation.confirmed();
    }
  }

  private static void conforms(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      TraceVerdict verdict = new TraceCheck(TraceCheck.LINES_AHEAD).check(in);
      if (!(verdict instanceof TraceVerdict.Conforms)) {
        throw new IllegalArgumentException("what is measured conforms: found=" + verdict);
      }
    }
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
