package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.Mutants.at;
import static palimpsest.properties.conformance.Mutants.goes;

import java.util.function.UnaryOperator;
import palimpsest.model.machine.Conversion;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.Words;
import palimpsest.properties.conformance.Mutant.Replacement;

/// Tables that are converted in another way than they should.
final class ConversionMutants {
  private final Mutants mutants;

  private ConversionMutants(Mutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(Mutants mutants) {
    ConversionMutants conversions = new ConversionMutants(mutants);
    conversions.addWrites();
    mutants.add(
        "ConvertedInPlace",
        at(
            new UpdateStep.PlaceTables(),
            UpdatePlace.PLACE_TABLES,
            state ->
                state.with(
                    state
                        .update()
                        .with(
                            next -> {
                              next.root = state.data().root();
                              next.at = UpdatePlace.CREATE_STRUCTURES;
                            }))));
    mutants.add(
        "OldMemoryCleared",
        at(
            new UpdateStep.CreateStructures(),
            UpdatePlace.CREATE_STRUCTURES,
            conversions::createInUse));
    mutants.add(
        "NeverGivesUp",
        at(new UpdateStep.CountMarks(), UpdatePlace.COUNT_MARKS, conversions::countForEver));
    mutants.add(
        "FirstWordOnly",
        at(new UpdateStep.SeekMark(), UpdatePlace.SEEK_MARK, conversions::seekInFirst));
    mutants.add(
        "ReadBeforeClear",
        at(new UpdateStep.ClearMark(), UpdatePlace.CLEAR_MARK, ConversionMutants::readFirst),
        at(new UpdateStep.ReadEntry(), UpdatePlace.READ_ENTRY, ConversionMutants::clearThen));
    mutants.add(
        "EqualVersions",
        at(new UpdateStep.PlaceTables(), UpdatePlace.PLACE_TABLES, conversions::placeIfNewer),
        at(
            new UpdateStep.DefineCode(),
            UpdatePlace.DEFINE_CODE,
            state ->
                goes(
                    state,
                    conversions.isNewer(state)
                        ? UpdatePlace.START_TRACKING
                        : UpdatePlace.WITHDRAW)),
        Mutants.when(new UpdateStep.Drain(), PauseMutants::isDrained, conversions::drainIfNewer));
  }

  private void addWrites() {
    mutants.add(
        "EntriesShifted",
        write(state -> written(state, 3 - state.update().entry(), converted(state))));
    mutants.upTo("EntriesShifted", state -> state.hosts().request().at(2).equals(Request.NONE));
    mutants.add(
        "JumpByOneStep",
        write(
            state -> {
              int from = running(state).layout();
              Entry next = Words.converted(from, from + 1, state.update().scratch());
              return written(state, state.update().entry(), next);
            }));
    mutants.add(
        "RemovalNotCarried",
        write(
            state ->
                state.update().scratch().there()
                    ? written(state, state.update().entry(), converted(state))
                    : state));
    mutants.add(
        "SessionsRestart",
        write(
            state -> {
              Entry entry = converted(state);
              int restarted = Words.encode(updated(state).layout(), 0);
              return written(
                  state,
                  state.update().entry(),
                  new Entry(entry.there(), entry.value(), restarted));
            }));
    mutants.add("ValueDropped", write(this::writeFitting));
  }

  private Replacement<State, Step> write(UnaryOperator<State> effect) {
    return at(
        new UpdateStep.WriteEntry(),
        UpdatePlace.WRITE_ENTRY,
        state -> {
          Update update = state.update();
          return effect.apply(state).with(Conversion.seeks(update, update.entry() + 1));
        });
  }

  private State writeFitting(State state) {
    Entry read = state.update().scratch();
    int from = running(state).layout();
    Entry fitting =
        Words.isLost(from, updated(state), read)
            ? new Entry(read.there(), Words.encode(from, 1), read.session())
            : read;
    return written(
        state, state.update().entry(), Words.converted(from, updated(state).layout(), fitting));
  }

  private Entry converted(State state) {
    return Words.converted(
        running(state).layout(), updated(state).layout(), state.update().scratch());
  }

  private static State written(State state, int port, Entry entry) {
    return state.with(state.data().withEntry(state.update().root(), port, entry));
  }

  private Image running(State state) {
    return mutants.constants().image(state.images().running());
  }

  private Image updated(State state) {
    return mutants.constants().image(state.update().image());
  }

  private State createInUse(State state) {
    Data data = state.data();
    Row<Entry> blank = Row.each(mutants.constants().ports(), _ -> Entry.BLANK);
    return mutants
        .machine()
        .apply(state, new UpdateStep.CreateStructures())
        .with(data.withTable(data.root(), blank));
  }

  private State countForEver(State state) {
    Update update = state.update();
    if (state.data().marks().size() <= mutants.constants().restMax()) {
      return mutants.machine().apply(state, new UpdateStep.CountMarks());
    }
    return state.with(Conversion.seeks(update.with(next -> next.round = 1), 1));
  }

  private State seekInFirst(State state) {
    State next = mutants.machine().apply(state, new UpdateStep.SeekMark());
    if (next.update().at() != UpdatePlace.SEEK_MARK) {
      return next;
    }
    return state.with(
        state
            .update()
            .with(
                draft -> {
                  draft.at = draft.round == 0 ? UpdatePlace.BEGIN_OVERLAY : UpdatePlace.COUNT_MARKS;
                  draft.entry = 0;
                }));
  }

  private static State readFirst(State state) {
    Data data = state.data();
    Entry read = data.entry(data.root(), state.update().entry());
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.at = UpdatePlace.READ_ENTRY;
                  next.scratch = read;
                }));
  }

  private static State clearThen(State state) {
    Data data = state.data();
    return goes(state, UpdatePlace.WRITE_ENTRY)
        .with(data.withMarks(data.tracking(), data.marks().without(state.update().entry())));
  }

  private boolean isNewer(State state) {
    return updated(state).version() != running(state).version();
  }

  private State placeIfNewer(State state) {
    int root = state.data().root();
    boolean isNewer = isNewer(state);
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.root = isNewer ? 3 - root : root;
                  next.at =
                      next.plan.isEmpty() ? UpdatePlace.CREATE_STRUCTURES : UpdatePlace.BURN_MODULE;
                }));
  }

  private State drainIfNewer(State state) {
    return isNewer(state)
        ? state.with(Conversion.seeks(state.update(), 1))
        : goes(state, UpdatePlace.BEGIN_OVERLAY);
  }
}
