package palimpsest.model.machine.fastload;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadState.Login;
import palimpsest.model.machine.fastload.FastloadState.Memory;
import palimpsest.model.machine.fastload.FastloadStep.EnvironmentStep;
import palimpsest.model.machine.fastload.FastloadStep.FailKeyRead;
import palimpsest.model.machine.fastload.FastloadStep.Interrupt;
import palimpsest.model.machine.fastload.FastloadStep.Logout;
import palimpsest.model.machine.fastload.FastloadStep.MisplaceKey;
import palimpsest.model.machine.fastload.FastloadStep.PowerLoss;
import palimpsest.model.machine.fastload.FastloadStep.Refuse;
import palimpsest.model.machine.fastload.FastloadStep.Reset;
import palimpsest.model.machine.fastload.FastloadStep.SpoilBlock;
import palimpsest.model.machine.fastload.FastloadStep.SpoilSlot;
import palimpsest.model.machine.fastload.Progress.Refusal;

/// Hosts, who interrupts, and faults.
final class FastloadEnvironmentActions {
  private static final Set<FastloadPlace> WRITING_RECORD =
      EnumSet.of(FastloadPlace.STORE_TRIAL, FastloadPlace.STORE_TRY, FastloadPlace.GIVE_UP_TRIAL);
  private static final Set<FastloadPlace> WRITING_KEY =
      EnumSet.of(FastloadPlace.STORE_KEY, FastloadPlace.ERASE_KEY);
  private static final Set<FastloadPlace> REFUSABLE =
      EnumSet.of(FastloadPlace.INITIALIZE_MEMORY, FastloadPlace.IDENTIFY, FastloadPlace.CLOSE_GATE);

  private final FastloadConstants constants;
  private final FastloadWords words;
  private final FastloadUpdateActions updates;
  private final FastloadStartActions starts;
  private final List<EnvironmentStep> all = new ArrayList<>();

  FastloadEnvironmentActions(FastloadConstants constants) {
    this.constants = constants;
    words = new FastloadWords(constants);
    updates = new FastloadUpdateActions(constants, words);
    starts = new FastloadStartActions(constants, words);
    for (int p = 1; p <= constants.ports(); p++) {
      all.add(new FastloadStep.Login(p));
      all.add(new Logout(p));
    }
    constants.images().keySet().forEach(image -> all.add(new Interrupt(image)));
    all.add(new Refuse());
    for (int b = 1; b <= constants.blocks(); b++) {
      all.add(new SpoilBlock(b));
    }
    all.add(new SpoilSlot());
    all.add(new FailKeyRead());
    for (String image : constants.images().keySet()) {
      for (int epoch = 0; epoch < constants.epochs(); epoch++) {
        all.add(new MisplaceKey(Key.of(image, Key.Adapter.OWN, epoch)));
        all.add(new MisplaceKey(Key.of(image, Key.Adapter.FOREIGN, epoch)));
      }
    }
    all.add(new Reset());
    all.add(new PowerLoss(false));
    all.add(new PowerLoss(true));
  }

  void addEnabled(FastloadState state, List<FastloadStep> steps) {
    for (EnvironmentStep step : all) {
      if (enabled(state, step)) {
        steps.add(step);
      }
    }
  }

  boolean enabled(FastloadState state, EnvironmentStep step) {
    FastloadPlace at = state.step().at();
    boolean isServing = FastloadPlace.SERVING.contains(at);
    return switch (step) {
      case FastloadStep.Login(int p) -> isServing && !state.host().at(p);
      case Logout(int p) -> isServing && state.host().at(p);
      case Interrupt(String i) -> at == FastloadPlace.IDLE && constants.images().containsKey(i);
      case Refuse _ -> occurs(FastloadFault.UPDATE) && REFUSABLE.contains(at);
      case SpoilBlock(int b) ->
          occurs(FastloadFault.BLOCK)
              && at == FastloadPlace.VERIFY_COPY
              && b <= constants.blocks()
              && maySpoil(state);
      case SpoilSlot _ ->
          occurs(FastloadFault.SLOT)
              && (at == FastloadPlace.CHECK_SLOT || at == FastloadPlace.VERIFY_LOADED)
              && maySpoil(state);
      case FailKeyRead _ -> occurs(FastloadFault.KEY) && at == FastloadPlace.READ_KEY;
      case MisplaceKey(Key k) ->
          occurs(FastloadFault.FOREIGN)
              && at == FastloadPlace.READ_RECORD
              && !k.equals(state.key())
              && !isOfThisStart(state, k);
      case Reset _ -> occurs(FastloadFault.RESET) && at != FastloadPlace.READ_RECORD;
      case PowerLoss(boolean isTorn) ->
          occurs(FastloadFault.POWER)
              && (!isTorn
                  || isWritingRecord(state)
                  || WRITING_KEY.contains(at)
                  || at == FastloadPlace.STORE_BLOCK);
    };
  }

  private boolean occurs(FastloadFault fault) {
    return constants.faults().contains(fault);
  }

  private boolean maySpoil(FastloadState state) {
    return state.step().spoilt() < constants.spoilsMax();
  }

  private boolean isOfThisStart(FastloadState state, Key key) {
    return key.adapter() == Key.Adapter.OWN
        && key.epoch() == words.current(state).epoch()
        && key.image().equals(words.imageOf(state.memory().window()));
  }

  private boolean isWritingRecord(FastloadState state) {
    return WRITING_RECORD.contains(state.step().at()) || starts.isOnTrial(state);
  }

  FastloadState apply(FastloadState state, EnvironmentStep step) {
    Progress at = state.step();
    return switch (step) {
      case FastloadStep.Login(int p) -> tell(state, p, true);
      case Logout(int p) -> tell(state, p, false);
      case Interrupt(String i) -> state.with(Progress.beginning(FastloadPlace.LOAD_CHUNK, i));
      case Refuse _ -> state.with(at.refused(Refusal.REFUSED));
      case SpoilBlock(int b) -> damage(state, b);
      case SpoilSlot _ ->
          at.at() == FastloadPlace.CHECK_SLOT
              ? state.with(at.refused(Refusal.STORAGE_FAILED).withSpoilt())
              : damage(state, 1);
      case FailKeyRead _ -> state.with(at.chosen(false));
      case MisplaceKey(Key k) -> state.with(k);
      case Reset _ -> updates.begin(state);
      case PowerLoss(boolean isTorn) ->
          updates.begin(isTorn ? torn(forgotten(state)) : forgotten(state));
    };
  }

  private static FastloadState tell(FastloadState state, int port, boolean isLoggedIn) {
    Memory memory = state.memory();
    Login login = isLoggedIn ? Login.IN : Login.OUT;
    return state
        .with(state.host().with(port, isLoggedIn))
        .with(memory.withSession(memory.session().with(port, login)));
  }

  private static FastloadState damage(FastloadState state, int block) {
    Memory memory = state.memory();
    return state
        .with(memory.withWindow(memory.window().with(block, FastloadState.DAMAGED)))
        .with(state.step().withSpoilt());
  }

  private FastloadState forgotten(FastloadState state) {
    return state.with(
        new Memory(
            Row.each(constants.ports(), _ -> Login.LOST),
            FastloadState.NO_IMAGE,
            words.all(FastloadState.NO_IMAGE),
            0));
  }

  /// What comes next is a write, and it is torn.
  private FastloadState torn(FastloadState state) {
    Progress step = state.step();
    if (isWritingRecord(state)) {
      return state.with(state.device().withCopy(words.written(state), RecordCopy.NONE));
    }
    return WRITING_KEY.contains(step.at())
        ? state.with(Key.TORN)
        : state.with(state.device().withBlock(step.slot(), step.block(), FastloadState.TORN));
  }
}
