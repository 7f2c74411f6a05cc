package palimpsest.properties.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import palimpsest.model.machine.Machine;
import palimpsest.properties.subject.Comparison;
import palimpsest.properties.subject.Explorable;
import palimpsest.properties.subject.SubjectExplorer;
import palimpsest.properties.subject.SubjectExplorer.Settings;
import palimpsest.tla.Manifest;

/// The mutants of fastload and of the storage system have namesakes among mutants of the reference
/// machines, and each of these has another graph than the machine it is of. It is not compared with
/// TLC's, which breaks off where a mutant comes to a state that the specification has no words for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MachineMutantsTest {
  private static final int STATES_MAX = 1_000_000;

  /// Models in which those show that do not in the first: with foreign keys, and with versions.
  private static final Map<String, List<String>> ELSEWHERE =
      Map.of(
          "FastKeys", List.of("ForeignKeyOpens", "StaleKeyOpens"),
          "OtherImageOpens", List.of("OtherImageOpens"),
          "FastPower", List.of("OldAdmitted", "CounterEarly", "CounterLate", "GoodCopyRefused"));

  private Models models;

  @BeforeAll
  void unpack() throws IOException {
    models = Models.open();
  }

  @AfterAll
  void close() {
    models.close();
  }

  @Test
  void eachMutantOfFastloadIsToldApart() throws IOException {
    assertToldApart(
        new FastloadTranslation(), "FastFaults", FastloadMutants::of, FastloadMutants::names);
  }

  @Test
  void eachMutantOfTheStorageSystemIsToldApart() throws IOException {
    assertToldApart(
        new StorageSystemTranslation(), "SystemRoll", StorageMutants::of, StorageMutants::names);
  }

  /// The names of the mutants of a machine.
  private interface Names<C> {
    List<String> of(C constants);
  }

  private <C, S, A> void assertToldApart(
      Translation<C, S, A> translation,
      String model,
      BiFunction<C, String, Machine<S, A>> mutant,
      Names<C> names)
      throws IOException {
    SortedMap<String, C> constants = new TreeMap<>();
    constants.put(model, models.constants(model, translation));
    assertThat(names.of(constants.get(model)))
        .containsExactlyInAnyOrderElementsOf(
            models.protocol(translation).mutants().stream().map(Manifest.Breach::name).toList());
    for (String name : names.of(constants.get(model))) {
      String where = where(name).orElse(model);
      if (!constants.containsKey(where)) {
        constants.put(where, models.constants(where, translation));
      }
      C its = constants.get(where);
      Comparison<A> found =
          compared(mutant.apply(its, name), translation.machine(its), translation);
      assertThat(found.difference()).as("%s in %s", name, where).isPresent();
    }
  }

  private static Optional<String> where(String name) {
    return ELSEWHERE.keySet().stream()
        .filter(model -> ELSEWHERE.getOrDefault(model, List.of()).contains(name))
        .findFirst();
  }

  private static <C, S, A> Comparison<A> compared(
      Machine<S, A> mutant, Machine<S, A> machine, Translation<C, S, A> translation) {
    return new SubjectExplorer<>(
            new Explored<>(mutant, translation),
            machine,
            new NumberedStates<>(),
            new Settings(STATES_MAX, STATES_MAX, 1))
        .explore();
  }

  /// A machine in the hand of an explorer.
  private static final class Explored<S, A> implements Explorable<S, A, S> {
    private final Machine<S, A> machine;
    private final Translation<?, S, A> translation;
    private S state;

    Explored(Machine<S, A> machine, Translation<?, S, A> translation) {
      this.machine = machine;
      this.translation = translation;
      state = machine.initial().getFirst();
    }

    @Override
    public List<A> steps() {
      return machine.steps(state);
    }

    @Override
    public void take(A step) {
      state = machine.apply(state, step);
    }

    @Override
    public S state(S before) {
      return state;
    }

    @Override
    public String changes(S from, S to) {
      return translation.changes(from, to);
    }

    @Override
    public S capture() {
      return state;
    }

    @Override
    public void restore(S earlier) {
      state = earlier;
    }
  }
}
