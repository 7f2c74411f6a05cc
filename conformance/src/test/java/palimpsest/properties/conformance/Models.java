package palimpsest.properties.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import palimpsest.model.machine.Machine;
import palimpsest.properties.explorer.Exploration;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.StateGraph;
import palimpsest.tla.Tlc.Limits;

/// The specification's models, unpacked, and TLC.
record Models(ModelCheck check) implements AutoCloseable {
  private static final int STATES_MAX = 20_000_000;
  static final Limits BRIEF = new Limits(1, 700, Duration.ofMinutes(10), true);
  static final Limits LONG = new Limits(1, 1_500, Duration.ofMinutes(10), false);

  static Models open() throws IOException {
    return new Models(ModelCheck.packaged(Path.of("target")));
  }

  /// The names of all that is specified.
  List<String> protocols() {
    return check.manifest().protocols().stream().map(Manifest.Protocol::name).toList();
  }

  /// What is specified of a protocol.
  Manifest.Protocol protocol(Translation<?, ?, ?> translation) {
    return check.manifest().protocol(translation.protocol());
  }

  /// The constants of a model.
  <C> C constants(String name, Translation<C, ?, ?> translation) throws IOException {
    return TlcModel.prepare(name, check.tlc(), translation).constants(BRIEF);
  }

  /// How a model differs from the reference machine in its graph; if it does not, in its counts.
  <C, S, A> Optional<String> difference(Manifest.Model model, Translation<C, S, A> translation)
      throws IOException {
    TlcModel<C> prepared = TlcModel.prepare(model.name(), check.tlc(), translation);
    TlcModel.Found<C> ofTlc = prepared.graph(LONG);
    C constants = ofTlc.constants();
    GraphEquality<S, A> equality =
        equality(prepared, constants, translation, translation.machine(constants));
    Exploration<S, A> found = equality.explore();
    return difference(equality, ofTlc).or(() -> countsDifference(found, model));
  }

  /// How the graph of a mutant differs from that of a machine.
  <C, S, A> Optional<String> graphDifference(
      String name,
      Limits limits,
      Translation<C, S, A> translation,
      Function<C, Machine<S, A>> machine)
      throws IOException {
    TlcModel<C> model = TlcModel.prepare(name, check.tlc(), translation);
    TlcModel.Found<C> ofTlc = model.graph(limits);
    GraphEquality<S, A> equality =
        equality(model, ofTlc.constants(), translation, machine.apply(ofTlc.constants()));
    equality.explore();
    return difference(equality, ofTlc);
  }

  /// How what TLC counted in a model differs from what is counted in the reference machine.
  <C, S, A> Optional<String> countsDifference(
      Manifest.Model model, Translation<C, S, A> translation) throws IOException {
    TlcModel<C> prepared = TlcModel.prepare(model.name(), check.tlc(), translation);
    C constants = prepared.constants(BRIEF);
    return countsDifference(
        equality(prepared, constants, translation, translation.machine(constants)).explore(),
        model);
  }

  private static <C, S, A> GraphEquality<S, A> equality(
      TlcModel<C> model, C constants, Translation<C, S, A> translation, Machine<S, A> machine) {
    return GraphEquality.of(translation, model, constants, machine, STATES_MAX);
  }

  private static Optional<String> difference(GraphEquality<?, ?> equality, TlcModel.Found<?> ofTlc)
      throws IOException {
    StateGraph graph = ofTlc.graph().orElseThrow();
    Optional<String> difference = equality.difference(graph);
    Files.delete(graph.file());
    return difference;
  }

  private static Optional<String> countsDifference(Exploration<?, ?> found, Manifest.Model model) {
    Expected expected = model.expected().orElseThrow();
    boolean isEqual =
        found.states() == expected.distinct()
            && found.generated() == expected.generated()
            && found.depth() == expected.depth()
            && expected.agreesWith(found.fired());
    return isEqual
        ? Optional.empty()
        : Optional.of("machine=" + found + " specification=" + expected);
  }

  @Override
  public void close() {
    check.close();
  }
}
