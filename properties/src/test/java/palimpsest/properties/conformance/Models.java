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
  static final Limits BRIEF = new Limits(1, 700, Duration.ofMinutes(10), true);
  static final Limits LONG = new Limits(1, 1_500, Duration.ofMinutes(10), false);

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

  /// The constants of a model.
  Constants constants(String name) throws IOException {
    return TlcModel.prepare(name, check.tlc()).constants(BRIEF);
  }

  /// How the graph of a model differs from that of a machine.
  Optional<String> graphDifference(
      String name, Limits limits, Function<Constants, Machine<State, Step>> machine)
      throws IOException {
    TlcModel model = TlcModel.prepare(name, check.tlc());
    TlcModel.Found ofTlc = model.graph(limits);
    StateGraph graph = ofTlc.graph().orElseThrow();
    GraphEquality equality = equality(model, machine, ofTlc.constants());
    equality.explore();
    Optional<String> difference = equality.difference(graph);
    Files.delete(graph.file());
    return difference;
  }

  /// How what TLC counted in a model differs from what is counted in a machine.
  Optional<String> countsDifference(
      Manifest.Model counted, Function<Constants, Machine<State, Step>> machine)
      throws IOException {
    TlcModel model = TlcModel.prepare(counted.name(), check.tlc());
    Exploration<State, Step> found = equality(model, machine, model.constants(BRIEF)).explore();
    Expected expected = counted.expected().orElseThrow();
    boolean isEqual =
        found.states() == expected.distinct()
            && found.generated() == expected.generated()
            && found.depth() == expected.depth()
            && expected.agreesWith(found.fired());
    return isEqual
        ? Optional.empty()
        : Optional.of("machine=" + found + " specification=" + expected);
  }

  private static GraphEquality equality(
      TlcModel model, Function<Constants, Machine<State, Step>> machine, Constants constants) {
    return new GraphEquality(
        machine.apply(constants), new StateCodec(constants), model, STATES_MAX);
  }

  @Override
  public void close() {
    check.close();
  }
}
