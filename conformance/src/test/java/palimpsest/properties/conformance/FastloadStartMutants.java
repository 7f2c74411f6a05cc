package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.FastloadMutants.goes;
import static palimpsest.properties.conformance.FastloadMutants.record;
import static palimpsest.properties.conformance.FastloadMutants.with;

import java.util.function.BinaryOperator;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Device;
import palimpsest.model.machine.fastload.FastloadStep;
import palimpsest.model.machine.fastload.FastloadStep.Advance;
import palimpsest.model.machine.fastload.RecordCopy;
import palimpsest.properties.conformance.Mutant.Replacement;

/// Starts and confirmations that go in another way than they should.
final class FastloadStartMutants {
  private final FastloadMutants mutants;

  private FastloadStartMutants(FastloadMutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(FastloadMutants mutants) {
    FastloadStartMutants starts = new FastloadStartMutants(mutants);
    starts.addSequences();
    starts.addRecords();
  }

  private void addSequences() {
    mutants.add(
        "LoadedUnverified",
        mutants.at(
            FastloadPlace.VERIFY_LOADED,
            (before, _) -> goes(before, FastloadPlace.START_STANDARD)));
    mutants.add(
        "WindowTaken",
        mutants.at(
            FastloadPlace.VERIFY_WINDOW,
            (before, _) -> goes(before, FastloadPlace.START_STANDARD)));
    mutants.add(
        "LoginsTaken",
        mutants.at(FastloadPlace.SELF_TEST, (before, _) -> goes(before, FastloadPlace.RESET_LINKS)),
        mutants.at(
            FastloadPlace.RESET_LINKS, (before, _) -> goes(before, FastloadPlace.VERIFY_WINDOW)));
    mutants.add(
        "HostsNotTold",
        mutants.at(FastloadPlace.RESET_LINKS, (before, after) -> with(after, before.host())));
    mutants.add("NeverGivenUp", mutants.never(new Advance(FastloadPlace.GIVE_UP_TRIAL)));
    mutants.add("NeverConfirmed", mutants.never(new FastloadStep.Confirm()));
  }

  private void addRecords() {
    mutants.add(
        "RecordInPlace",
        mutants.at(FastloadPlace.STORE_TRIAL, this::inPlace),
        mutants.at(FastloadPlace.STORE_TRY, this::inPlace),
        mutants.at(FastloadPlace.GIVE_UP_TRIAL, this::inPlace),
        confirming(this::inPlace),
        mutants.losing(this::inPlace));
    mutants.add("CounterLate", confirming(this::uncounted));
    mutants.add("CutsCounted", mutants.at(FastloadPlace.STORE_TRY, this::cut));
    mutants.add("TrialStays", mutants.at(FastloadPlace.STORE_TRY, this::kept));
  }

  private Replacement<FastloadState, FastloadStep> confirming(
      BinaryOperator<FastloadState> effect) {
    return mutants.when(new FastloadStep.Confirm(), _ -> true, effect);
  }

  /// What goes to the copy that does not count goes to the other one.
  private FastloadState inPlace(FastloadState before, FastloadState after) {
    int counting = mutants.newest(before);
    Row<RecordCopy> record = before.device().record();
    RecordCopy written = record(after, 3 - counting);
    return after.device().record().equals(record)
        ? after
        : with(after, new Device(after.device().slot(), record.with(counting, written)));
  }

  private FastloadState uncounted(FastloadState before, FastloadState after) {
    int counter = mutants.current(before).counter();
    return mutants.rewritten(
        before,
        after,
        copy ->
            new RecordCopy(
                copy.whole(),
                copy.sequence(),
                copy.confirmed(),
                copy.trial(),
                copy.tries(),
                counter,
                copy.epoch()));
  }

  /// Starts of a confirmed image are counted up, and too many demote it.
  private FastloadState cut(FastloadState before, FastloadState after) {
    RecordCopy current = mutants.current(before);
    if (before.step().slot() == current.trial()) {
      return after;
    }
    boolean isOver = current.tries() == mutants.constants().triesMax();
    return mutants.rewritten(
        before,
        after,
        copy ->
            new RecordCopy(
                copy.whole(),
                copy.sequence(),
                isOver ? 3 - current.confirmed() : current.confirmed(),
                0,
                isOver ? 0 : current.tries() + 1,
                copy.counter(),
                copy.epoch()));
  }

  private FastloadState kept(FastloadState before, FastloadState after) {
    RecordCopy current = mutants.current(before);
    boolean isTrial = before.step().slot() == current.trial();
    return mutants.rewritten(
        before,
        after,
        copy ->
            new RecordCopy(
                copy.whole(),
                copy.sequence(),
                copy.confirmed(),
                current.trial(),
                isTrial ? current.tries() - 1 : current.tries(),
                copy.counter(),
                copy.epoch()));
  }
}
