package palimpsest.properties.conformance;

import static palimpsest.properties.conformance.FastloadMutants.goes;
import static palimpsest.properties.conformance.FastloadMutants.with;

import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadStep.Advance;
import palimpsest.model.machine.fastload.Progress;
import palimpsest.model.machine.fastload.Progress.Refusal;
import palimpsest.model.machine.fastload.RecordCopy;

/// Updates by fastload that go in another way than they should.
final class FastloadUpdateMutants {
  private final FastloadMutants mutants;

  private FastloadUpdateMutants(FastloadMutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(FastloadMutants mutants) {
    new FastloadUpdateMutants(mutants).addAll();
  }

  private void addAll() {
    mutants.add("WrittenInPlace", mutants.at(FastloadPlace.CHECK_IMAGE, this::inPlace));
    mutants.add("OldAdmitted", mutants.at(FastloadPlace.CHECK_IMAGE, this::ofAnyVersion));
    mutants.add("TrialOverwritten", mutants.at(FastloadPlace.CHECK_IMAGE, this::besideATrial));
    mutants.add(
        "GoodCopyRefused",
        mutants.at(FastloadPlace.VERIFY_COPY, (before, _) -> comparedWithOld(before)));
    mutants.add(
        "KeyStoredEarly",
        mutants.at(
            FastloadPlace.COPY_BLOCK,
            (_, after) ->
                after.step().at() == FastloadPlace.VERIFY_COPY
                    ? goes(after, FastloadPlace.STORE_TRIAL)
                    : after),
        mutants.at(FastloadPlace.STORE_KEY, (_, after) -> goes(after, FastloadPlace.VERIFY_COPY)),
        mutants.at(
            FastloadPlace.VERIFY_COPY,
            (_, after) ->
                after.step().at() == FastloadPlace.STORE_TRIAL
                    ? goes(after, FastloadPlace.RESTART)
                    : after));
    mutants.add("CounterEarly", mutants.at(FastloadPlace.STORE_TRIAL, this::counted));
    mutants.add("BufferKept", mutants.never(new Advance(FastloadPlace.RETURN_BUFFER)));
  }

  private FastloadState inPlace(FastloadState before, FastloadState after) {
    return after.step().at() == FastloadPlace.STORE_BLOCK
        ? stores(after, mutants.current(before).confirmed())
        : after;
  }

  private FastloadState ofAnyVersion(FastloadState before, FastloadState after) {
    return after.step().refusal() == Refusal.ROLLBACK
        ? stores(before, 3 - mutants.current(before).confirmed())
        : after;
  }

  /// What is too old is refused still.
  private FastloadState besideATrial(FastloadState before, FastloadState after) {
    if (after.step().refusal() != Refusal.BUSY) {
      return after;
    }
    RecordCopy current = mutants.current(before);
    return mutants.version(before.step().image()) < current.counter()
        ? refused(before, FastloadPlace.RETURN_BUFFER, Refusal.ROLLBACK)
        : stores(before, 3 - current.confirmed());
  }

  private static FastloadState stores(FastloadState state, int slot) {
    Progress step = state.step();
    return with(
        state,
        new Progress(
            FastloadPlace.STORE_BLOCK,
            step.image(),
            slot,
            1,
            step.fast(),
            step.spoilt(),
            Refusal.NONE));
  }

  private static FastloadState refused(FastloadState state, FastloadPlace back, Refusal kind) {
    Progress step = state.step();
    return with(state, new Progress(back, step.image(), 0, 0, step.fast(), step.spoilt(), kind));
  }

  private FastloadState comparedWithOld(FastloadState before) {
    return before.memory().window().equals(mutants.all(before.memory().running()))
        ? goes(before, FastloadPlace.STORE_TRIAL)
        : refused(before, FastloadPlace.RESTORE_OLD, Refusal.COPY_UNVERIFIED);
  }

  private FastloadState counted(FastloadState before, FastloadState after) {
    int version = mutants.version(before.step().image());
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
                Math.max(copy.counter(), version),
                copy.epoch()));
  }
}
