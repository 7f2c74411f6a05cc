package palimpsest.properties.conformance;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.explorer.Exploration;
import palimpsest.tla.Manifest;
import palimpsest.tla.Specification;

/// The specification's models, unpacked, and TLC.
record Models(Path folder, Manifest manifest, TlcGraph.Tool tool) {
  private static final int STATES_MAX = 20_000_000;

  static Models in(Path folder) throws IOException, URISyntaxException {
    Manifest manifest = Specification.manifest();
    Specification.unpack(manifest, folder.resolve("specification"));
    TlcGraph.Tool tool =
        new TlcGraph.Tool(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Path.of(tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString(),
            1,
            700,
            Duration.ofMinutes(10));
    return new Models(folder, manifest, tool);
  }

  /// How the graph of a model differs from that of a machine.
  Optional<String> difference(String name, Function<Constants, Machine<State, Step>> machine)
      throws IOException, InterruptedException {
    TlcModel model = TlcModel.prepare(name, folder.resolve("specification"), folder.resolve(name));
    TlcGraph graph = TlcGraph.of(model, tool);
    GraphEquality equality =
        new GraphEquality(
            machine.apply(graph.constants()), new StateCodec(graph.constants()), model, STATES_MAX);
    Exploration<State, Step> found = equality.explore();
    Optional<String> difference = equality.difference(graph.dot());
    if (difference.isPresent()) {
      return difference;
    }
    return differences(
        counts(found),
        new Manifest.Expected(graph.distinct(), graph.generated(), graph.depth(), graph.fired()));
  }

  /// How what TLC counted in a model differs from what is counted in a machine.
  Optional<String> difference(
      Manifest.Model counted, Function<Constants, Machine<State, Step>> machine)
      throws IOException, InterruptedException {
    String name = counted.name();
    TlcModel model =
        TlcModel.prepare(
            name, folder.resolve("specification"), folder.resolve(name + "-constants"));
    Constants constants = TlcGraph.constants(model, tool);
    Exploration<State, Step> found =
        new GraphEquality(machine.apply(constants), new StateCodec(constants), model, STATES_MAX)
            .explore();
    return differences(counts(found), counted.expected().orElseThrow());
  }

  private static Manifest.Expected counts(Exploration<State, Step> found) {
    return new Manifest.Expected(found.states(), found.generated(), found.depth(), found.fired());
  }

  private static Optional<String> differences(Manifest.Expected own, Manifest.Expected ofTlc) {
    return own.equals(ofTlc)
        ? Optional.empty()
        : Optional.of("machine=" + own + " specification=" + ofTlc);
  }
}
