package palimpsest.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.conformance.CodeUpdateTranslation;
import palimpsest.properties.conformance.TlcModel;
import palimpsest.properties.explorer.Exploration;
import palimpsest.properties.explorer.Explorer;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Tlc.Limits;

/// How many distinct states a second the reference machine's explorer finds in one thread, and TLC
/// in two, on the same model: neither checks anything, and TLC's time has the start of its virtual
/// machine in it. The argument is the model's name.
public final class ExplorerMeasurement {
  private static final int STATES_MAX = 50_000_000;
  private static final int ROUNDS = 5;

  private ExplorerMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    String name = arguments[0];
    TlcModel.Found<Constants> ofTlc;
    try (ModelCheck check = ModelCheck.packaged(Path.of("target"))) {
      ofTlc =
          TlcModel.prepare(name, check.tlc(), new CodeUpdateTranslation())
              .counted(new Limits(2, 2_000, Duration.ofMinutes(30), false));
    }
    double perSecondOfTlc = perSecond(ofTlc.counts().distinct(), ofTlc.elapsed());
    System.out.printf("%s: TLC, 2 workers: %s, %,.0f/s%n", name, ofTlc.elapsed(), perSecondOfTlc);
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      Exploration<State, Step> found =
          new Explorer<>(
                  new CodeUpdate(ofTlc.constants()),
                  new StateCodec(ofTlc.constants()),
                  List.of(),
                  STATES_MAX)
              .explore((_, _, _) -> {});
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (found.states() != ofTlc.counts().distinct()
          || found.generated() != ofTlc.counts().generated()) {
        throw new IllegalStateException("both count the same: " + found + " " + ofTlc.counts());
      }
      double own = perSecond(found.states(), elapsed);
      System.out.printf(
          "%s: explorer, round %d: %,d states in %s, %,.0f/s, %.1f times TLC's%n",
          name, round, found.states(), elapsed, own, own / perSecondOfTlc);
    }
  }

  private static double perSecond(long states, Duration elapsed) {
    return states * 1e9 / elapsed.toNanos();
  }
}
