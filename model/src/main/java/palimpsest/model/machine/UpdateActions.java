package palimpsest.model.machine;

import java.util.List;
import palimpsest.model.machine.UpdateStep.BeginOverlay;
import palimpsest.model.machine.UpdateStep.Branch;
import palimpsest.model.machine.UpdateStep.BurnModule;
import palimpsest.model.machine.UpdateStep.CheckImage;
import palimpsest.model.machine.UpdateStep.ClearMark;
import palimpsest.model.machine.UpdateStep.CloseGate;
import palimpsest.model.machine.UpdateStep.CopyBlock;
import palimpsest.model.machine.UpdateStep.CountMarks;
import palimpsest.model.machine.UpdateStep.CreateStructures;
import palimpsest.model.machine.UpdateStep.DefineCode;
import palimpsest.model.machine.UpdateStep.Drain;
import palimpsest.model.machine.UpdateStep.ExpireDrain;
import palimpsest.model.machine.UpdateStep.Grant;
import palimpsest.model.machine.UpdateStep.HandOver;
import palimpsest.model.machine.UpdateStep.Identify;
import palimpsest.model.machine.UpdateStep.Initialize;
import palimpsest.model.machine.UpdateStep.LoadChunk;
import palimpsest.model.machine.UpdateStep.OpenGate;
import palimpsest.model.machine.UpdateStep.PlaceTables;
import palimpsest.model.machine.UpdateStep.ReadEntry;
import palimpsest.model.machine.UpdateStep.ReleaseBuffer;
import palimpsest.model.machine.UpdateStep.ReopenGate;
import palimpsest.model.machine.UpdateStep.RestoreBlock;
import palimpsest.model.machine.UpdateStep.ReturnBuffer;
import palimpsest.model.machine.UpdateStep.SaveOld;
import palimpsest.model.machine.UpdateStep.SeekMark;
import palimpsest.model.machine.UpdateStep.StartTracking;
import palimpsest.model.machine.UpdateStep.StopTracking;
import palimpsest.model.machine.UpdateStep.Switch;
import palimpsest.model.machine.UpdateStep.UndoBurn;
import palimpsest.model.machine.UpdateStep.VerifyCopy;
import palimpsest.model.machine.UpdateStep.VerifyRestored;
import palimpsest.model.machine.UpdateStep.Withdraw;
import palimpsest.model.machine.UpdateStep.WriteEntry;

/// The update: which of its actions comes, and what it does.
final class UpdateActions {
  private final LoadingActions loading;
  private final BootstrapActions bootstrap;
  private final PauseActions pause;
  private final WayBackActions wayBack;

  UpdateActions(Constants constants) {
    loading = new LoadingActions(constants);
    bootstrap = new BootstrapActions(constants);
    pause = new PauseActions(constants);
    wayBack = new WayBackActions(constants);
  }

  void addEnabled(State state, List<Step> steps) {
    switch (state.update().at()) {
      case IDLE, LOST -> {
        // Nothing comes by itself.
      }
      case LOAD_CHUNK -> steps.add(new LoadChunk());
      case CHECK_IMAGE -> steps.add(new CheckImage());
      case HAND_OVER -> steps.add(new HandOver());
      case BRANCH -> steps.add(new Branch());
      case IDENTIFY -> steps.add(new Identify());
      case PLACE_TABLES -> steps.add(new PlaceTables());
      case BURN_MODULE -> steps.add(new BurnModule());
      case CREATE_STRUCTURES -> steps.add(new CreateStructures());
      case SAVE_OLD -> steps.add(new SaveOld());
      case DEFINE_CODE -> steps.add(new DefineCode());
      case START_TRACKING -> steps.add(new StartTracking());
      case SEEK_MARK -> steps.add(new SeekMark());
      case CLEAR_MARK -> steps.add(new ClearMark());
      case READ_ENTRY -> steps.add(new ReadEntry());
      case WRITE_ENTRY -> steps.add(new WriteEntry());
      case COUNT_MARKS -> steps.add(new CountMarks());
      case WITHDRAW -> steps.add(new Withdraw());
      case CLOSE_GATE -> steps.add(new CloseGate());
      case DRAIN -> steps.add(state.workers().inside().isEmpty() ? new Drain() : new ExpireDrain());
      case BEGIN_OVERLAY -> steps.add(new BeginOverlay());
      case COPY_BLOCK -> steps.add(new CopyBlock());
      case VERIFY_COPY -> steps.add(new VerifyCopy());
      case INITIALIZE -> steps.add(new Initialize());
      case SWITCH -> steps.add(new Switch());
      case GRANT -> steps.add(new Grant());
      case OPEN_GATE -> steps.add(new OpenGate());
      case RELEASE_BUFFER -> steps.add(new ReleaseBuffer());
      case RESTORE_BLOCK -> steps.add(new RestoreBlock());
      case VERIFY_RESTORED -> steps.add(new VerifyRestored());
      case REOPEN_GATE -> steps.add(new ReopenGate());
      case STOP_TRACKING -> steps.add(new StopTracking());
      case UNDO_BURN -> steps.add(new UndoBurn());
      case RETURN_BUFFER -> steps.add(new ReturnBuffer());
    }
  }

  static boolean enabled(State state, UpdateStep step) {
    if (state.update().at() != place(step)) {
      return false;
    }
    boolean isDrained = state.workers().inside().isEmpty();
    return step instanceof ExpireDrain ? !isDrained : isDrained || !(step instanceof Drain);
  }

  /// Where the update is when that step comes.
  private static UpdatePlace place(UpdateStep step) {
    return switch (step) {
      case LoadChunk _ -> UpdatePlace.LOAD_CHUNK;
      case CheckImage _ -> UpdatePlace.CHECK_IMAGE;
      case HandOver _ -> UpdatePlace.HAND_OVER;
      case Branch _ -> UpdatePlace.BRANCH;
      case Identify _ -> UpdatePlace.IDENTIFY;
      case PlaceTables _ -> UpdatePlace.PLACE_TABLES;
      case BurnModule _ -> UpdatePlace.BURN_MODULE;
      case CreateStructures _ -> UpdatePlace.CREATE_STRUCTURES;
      case SaveOld _ -> UpdatePlace.SAVE_OLD;
      case DefineCode _ -> UpdatePlace.DEFINE_CODE;
      case StartTracking _ -> UpdatePlace.START_TRACKING;
      case SeekMark _ -> UpdatePlace.SEEK_MARK;
      case ClearMark _ -> UpdatePlace.CLEAR_MARK;
      case ReadEntry _ -> UpdatePlace.READ_ENTRY;
      case WriteEntry _ -> UpdatePlace.WRITE_ENTRY;
      case CountMarks _ -> UpdatePlace.COUNT_MARKS;
      case Withdraw _ -> UpdatePlace.WITHDRAW;
      case CloseGate _ -> UpdatePlace.CLOSE_GATE;
      case Drain _ -> UpdatePlace.DRAIN;
      case ExpireDrain _ -> UpdatePlace.DRAIN;
      case BeginOverlay _ -> UpdatePlace.BEGIN_OVERLAY;
      case CopyBlock _ -> UpdatePlace.COPY_BLOCK;
      case VerifyCopy _ -> UpdatePlace.VERIFY_COPY;
      case Initialize _ -> UpdatePlace.INITIALIZE;
      case Switch _ -> UpdatePlace.SWITCH;
      case Grant _ -> UpdatePlace.GRANT;
      case OpenGate _ -> UpdatePlace.OPEN_GATE;
      case ReleaseBuffer _ -> UpdatePlace.RELEASE_BUFFER;
      case RestoreBlock _ -> UpdatePlace.RESTORE_BLOCK;
      case VerifyRestored _ -> UpdatePlace.VERIFY_RESTORED;
      case ReopenGate _ -> UpdatePlace.REOPEN_GATE;
      case StopTracking _ -> UpdatePlace.STOP_TRACKING;
      case UndoBurn _ -> UpdatePlace.UNDO_BURN;
      case ReturnBuffer _ -> UpdatePlace.RETURN_BUFFER;
    };
  }

  State apply(State state, UpdateStep step) {
    return switch (step) {
      case LoadChunk _ -> loading.loadChunk(state);
      case CheckImage _ -> loading.checkImage(state);
      case HandOver _ -> loading.handOver(state);
      case Branch _ -> loading.branch(state);
      case Identify _ -> bootstrap.identify(state);
      case PlaceTables _ -> bootstrap.placeTables(state);
      case BurnModule _ -> bootstrap.burnModule(state);
      case CreateStructures _ -> bootstrap.createStructures(state);
      case SaveOld _ -> bootstrap.saveOld(state);
      case DefineCode _ -> bootstrap.defineCode(state);
      case StartTracking _ -> bootstrap.startTracking(state);
      case SeekMark _ -> bootstrap.seekMark(state);
      case ClearMark _ -> bootstrap.clearMark(state);
      case ReadEntry _ -> bootstrap.readEntry(state);
      case WriteEntry _ -> bootstrap.writeEntry(state);
      case CountMarks _ -> bootstrap.countMarks(state);
      case Withdraw _ -> bootstrap.withdraw(state);
      case CloseGate _ -> pause.closeGate(state);
      case Drain _ -> pause.drain(state);
      case ExpireDrain _ -> pause.expireDrain(state);
      case BeginOverlay _ -> pause.beginOverlay(state);
      case CopyBlock _ -> pause.copyBlock(state);
      case VerifyCopy _ -> pause.verifyCopy(state);
      case Initialize _ -> pause.initialize(state);
      case Switch _ -> pause.switchOver(state);
      case Grant _ -> pause.grant(state);
      case OpenGate _ -> pause.openGate(state);
      case ReleaseBuffer _ -> pause.releaseBuffer(state);
      case RestoreBlock _ -> wayBack.restoreBlock(state);
      case VerifyRestored _ -> wayBack.verifyRestored(state);
      case ReopenGate _ -> wayBack.reopenGate(state);
      case StopTracking _ -> wayBack.stopTracking(state);
      case UndoBurn _ -> wayBack.undoBurn(state);
      case ReturnBuffer _ -> wayBack.returnBuffer(state);
    };
  }
}
