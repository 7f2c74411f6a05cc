package palimpsest.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.conformance.TlcGraph;
import palimpsest.properties.conformance.TlcModel;
import palimpsest.properties.explorer.Exploration;
import palimpsest.properties.explorer.Explorer;
import palimpsest.tla.Manifest;
import palimpsest.tla.Specification;

/// How many distinct states a second the reference machine's explorer finds in one thread, and TLC
/// in two, on the same model: neither checks anything, and TLC's time does not count its virtual
/// machine's start. The argument is the model's name.
public final class ExplorerMeasurement {
  private static final int STATES_MAX = 50_000_000;
  private static final int ROUNDS = 5;

  private ExplorerMeasurement() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, URISyntaxException {
    String name = arguments[0];
    Path folder = Path.of("target", "explorer-measurement");
    Manifest manifest = Specification.manifest();
    Specification.unpack(manifest, folder.resolve("specification"));
    TlcModel model = TlcModel.prepare(name, folder.resolve("specification"), folder.resolve(name));
    TlcGraph graph = TlcGraph.counted(model, tool());
    double ofTlc = perSecond(graph.distinct(), graph.elapsed());
    System.out.printf("%s: TLC, 2 workers: %s, %,.0f/s%n", name, graph.elapsed(), ofTlc);
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      Exploration<State, Step> found =
          new Explorer<>(
                  new CodeUpdate(graph.constants()),
                  new StateCodec(graph.constants()),
                  List.of(),
                  STATES_MAX)
              .explore((_, _, _) -> {});
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (found.states() != graph.distinct() || found.generated() != graph.generated()) {
        throw new IllegalStateException("both count the same: " + found + " " + graph);
      }
      double own = perSecond(found.states(), elapsed);
      System.out.printf(
          "%s: explorer, round %d: %,d states in %s, %,.0f/s, %.1f times TLC's%n",
          name, round, found.states(), elapsed, own, own / ofTlc);
    }
  }

  private static TlcGraph.Tool tool() throws URISyntaxException {
    return new TlcGraph.Tool(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Path.of(tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString(),
        2,
        2_000,
        Duration.ofMinutes(30));
  }

  private static double perSecond(long states, Duration elapsed) {
    return states * 1e9 / elapsed.toNanos();
  }
}
