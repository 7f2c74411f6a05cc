package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.FastloadMutants.goes;
import static palimpsest.properties.conformance.FastloadMutants.with;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Memory;
import palimpsest.model.machine.fastload.Key;
import palimpsest.model.machine.fastload.Progress;

/// Keys that are taken, kept or read in another way than they should.
final class FastloadKeyMutants {
  private final FastloadMutants mutants;

  /// What a key has to be to open a start.
  private enum Need {
    IMAGE,
    ADAPTER,
    EPOCH,
    WITNESS
  }

  private FastloadKeyMutants(FastloadMutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(FastloadMutants mutants) {
    FastloadKeyMutants keys = new FastloadKeyMutants(mutants);
    keys.addReadings();
    keys.addErasures();
  }

  private void addReadings() {
    reading("TornKeyOpens", state -> state.key().kind() == Key.Kind.TORN || opens(state));
    reading("WitnessIgnored", state -> opensBut(state, Need.WITNESS));
    reading("ForeignKeyOpens", state -> opensBut(state, Need.ADAPTER));
    reading("OtherImageOpens", state -> opensBut(state, Need.IMAGE));
    reading(
        "StaleKeyOpens",
        state -> opensBut(state, Need.EPOCH, Need.WITNESS) && state.memory().witness() != 0);
  }

  private void reading(String name, Predicate<FastloadState> opens) {
    mutants.add(
        name,
        mutants.at(FastloadPlace.READ_KEY, (before, after) -> chosen(after, opens.test(before))));
  }

  private void addErasures() {
    mutants.add(
        "KeyStays",
        mutants.at(
            FastloadPlace.ERASE_KEY,
            (before, after) -> before.step().fast() ? after : withKey(after, before.key())));
    mutants.add(
        "KeyReadAgain",
        mutants.at(
            FastloadPlace.ERASE_KEY,
            (before, after) -> {
              boolean isFast = before.step().fast() || opens(before);
              return goes(
                  chosen(after, isFast),
                  isFast ? FastloadPlace.START_FAST : FastloadPlace.SELF_TEST);
            }));
    mutants.add(
        "KeyErasedLate",
        mutants.at(
            FastloadPlace.READ_KEY,
            (_, after) -> after.step().fast() ? goes(after, FastloadPlace.START_FAST) : after),
        mutants.at(
            FastloadPlace.START_FAST,
            (before, after) -> goes(with(before, after.memory()), FastloadPlace.ERASE_KEY)),
        mutants.at(
            FastloadPlace.ERASE_KEY,
            (before, after) -> before.step().fast() ? with(after, Progress.STANDING) : after));
  }

  private static FastloadState withKey(FastloadState state, Key key) {
    return new FastloadState(state.host(), state.memory(), state.device(), key, state.step());
  }

  private static FastloadState chosen(FastloadState state, boolean isFast) {
    Progress step = state.step();
    return with(
        state,
        new Progress(
            step.at(),
            step.image(),
            step.slot(),
            step.block(),
            isFast,
            step.spoilt(),
            step.refusal()));
  }

  private boolean opens(FastloadState state) {
    return state.key().kind() == Key.Kind.WHOLE && needed(state).isEmpty();
  }

  private boolean opensBut(FastloadState state, Need... ignored) {
    Set<Need> needed = needed(state);
    needed.removeAll(Set.of(ignored));
    return state.key().kind() == Key.Kind.WHOLE && needed.isEmpty();
  }

  /// What keeps a whole key from opening a start.
  private Set<Need> needed(FastloadState state) {
    Key key = state.key();
    Memory memory = state.memory();
    Set<Need> needed = EnumSet.noneOf(Need.class);
    Row<String> slot = state.device().slot().at(state.step().slot());
    if (!slot.equals(mutants.all(key.image()))) {
      needed.add(Need.IMAGE);
    }
    if (key.adapter() != Key.Adapter.OWN) {
      needed.add(Need.ADAPTER);
    }
    if ((key.epoch() + 1) % mutants.constants().epochs() != mutants.current(state).epoch()) {
      needed.add(Need.EPOCH);
    }
    if (memory.witness() != key.epoch() + 1) {
      needed.add(Need.WITNESS);
    }
    return needed;
  }
}
