package palimpsest.properties.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.explorer.Exploration;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Specification;
import palimpsest.tla.StateGraph;
import palimpsest.tla.Tlc.Limits;
import palimpsest.tla.TlcJar;

/// The specification's models, unpacked, and TLC.
record Models(ModelCheck check) implements AutoCloseable {
  private static final int STATES_MAX = 20_000_000;
  private static final Limits LIMITS = new Limits(1, 700, Duration.ofMinutes(10), true);

  static Models open() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Models(
        ModelCheck.open(
            Specification.packaged(),
            new ModelCheck.Tools(
                java, TlcJar.packaged(), Path.of("target"), InstantSource.system())));
  }

  Manifest manifest() {
    return check.manifest();
  }

  /// How the graph of a model differs from that of a machine, or what TLC counted on its way.
  Optional<String> difference(String name, Function<Constants, Machine<State, Step>> machine)
      throws IOException {
    return difference(name, machine, true);
  }

  /// How the graph of a model differs from that of a machine. What TLC counts includes steps that
  /// the model's configuration does not let it take.
  Optional<String> graphDifference(String name, Function<Constants, Machine<State, Step>> machine)
      throws IOException {
    return difference(name, machine, false);
  }

  /// The constants of a model.
  Constants constants(String name) throws IOException {
    return TlcModel.prepare(name, check.tlc()).constants(LIMITS);
  }

  private Optional<String> difference(
      String name, Function<Constants, Machine<State, Step>> machine, boolean isCounted)
      throws IOException {
    TlcModel model = TlcModel.prepare(name, check.tlc());
    TlcModel.Found ofTlc = model.graph(LIMITS);
    StateGraph graph = ofTlc.graph().orElseThrow();
    Constants constants = ofTlc.constants();
    GraphEquality equality =
        new GraphEquality(machine.apply(constants), new StateCodec(constants), model, STATES_MAX);
    Exploration<State, Step> found = equality.explore();
    Optional<String> difference = equality.difference(graph);
    Files.delete(graph.file());
    return difference.isPresent() || !isCounted
        ? difference
        : differences(counts(found), ofTlc.counts());
  }

  /// How what TLC counted in a model differs from what is counted in a machine.
  Optional<String> difference(
      Manifest.Model counted, Function<Constants, Machine<State, Step>> machine)
      throws IOException {
    TlcModel model = TlcModel.prepare(counted.name(), check.tlc());
    Constants constants = model.constants(LIMITS);
    Exploration<State, Step> found =
        new GraphEquality(machine.apply(constants), new StateCodec(constants), model, STATES_MAX)
            .explore();
    return differences(counts(found), counted.expected().orElseThrow());
  }

  private static Expected counts(Exploration<State, Step> found) {
    return new Expected(found.states(), found.generated(), found.depth(), found.fired());
  }

  private static Optional<String> differences(Expected own, Expected ofTlc) {
    return own.equals(ofTlc)
        ? Optional.empty()
        : Optional.of("machine=" + own + " specification=" + ofTlc);
  }

  @Override
  public void close() {
    check.close();
  }
}
