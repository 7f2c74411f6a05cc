package palimpsest.properties.subject;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.StoreStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.impl.update.Refusal;
import palimpsest.model.machine.fastload.FastloadPlace;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.Progress;

/// The state of fastload that the implementation is in: read from the bytes of all its memory, and
/// from the stage in hand.
final class FastloadAbstraction {
  private static final Map<String, FastloadPlace> PLACES =
      Stream.of(FastloadPlace.values())
          .collect(Collectors.toMap(FastloadPlace::toString, Function.identity()));

  private final StoredWorld world;
  private final DurableAbstraction durable;
  private final VolatileAbstraction memory;

  FastloadAbstraction(StoredWorld world, DurableAbstraction durable, VolatileAbstraction memory) {
    this.world = world;
    this.durable = durable;
    this.memory = memory;
  }

  FineState state(StoredHand hand) {
    boolean isUpdating = hand.stage() instanceof UpdateStage;
    if ((isUpdating || hand.isIdle()) && isUpdating != world.adapter().control().isUpdating()) {
      throw new Impossible("memory says whether an update runs: runs=" + isUpdating);
    }
    return new FineState(
        new FastloadState(
            hand.hosts(), memory.memory(), durable.device(), durable.key(), progress(hand)),
        hand.isIdle() ? "" : hand.stage().action());
  }

  /// The place of the step that a stage is, or is a part of.
  static FastloadPlace place(Stage stage) {
    String action = stage.action();
    return switch (action) {
      case "HandOver", "Branch" -> FastloadPlace.STORE_BLOCK;
      case "PlaceTables", "CreateStructures", "SaveOld", "DefineCode", "Withdraw" ->
          FastloadPlace.CLOSE_GATE;
      case "Drain", "BeginOverlay" -> FastloadPlace.COPY_BLOCK;
      case "RestoreBlock" -> FastloadPlace.RESTORE_OLD;
      case "VerifyRestored", "ReopenGate" -> FastloadPlace.RETURN_BUFFER;
      default -> {
        FastloadPlace place = PLACES.get(action);
        if (place == null) {
          throw new Impossible("a stage is an action, or a part of one: stage=" + action);
        }
        yield place;
      }
    };
  }

  private Progress progress(StoredHand hand) {
    return switch (hand.stage()) {
      case StartStage.Started _ -> Progress.STANDING;
      case StartStage start ->
          new Progress(
              place(start),
              FastloadState.NO_IMAGE,
              slot(start),
              start instanceof StandardStage.LoadBlock load ? load.block() + 1 : 0,
              isFast(start),
              hand.spoilt(),
              Progress.Refusal.NONE);
      case UpdateStage update ->
          new Progress(
              place(update),
              UpdateView.of(update)
                  .command()
                  .orElseThrow(() -> new Impossible("an update that runs has a name")),
              slot(update),
              block(update),
              false,
              hand.spoilt(),
              UpdateView.of(update)
                  .refusal()
                  .map(FastloadAbstraction::refusal)
                  .orElse(Progress.Refusal.NONE));
      default -> throw new Impossible("an update or a start goes on: stage=" + hand.stage());
    };
  }

  private static int slot(StartStage stage) {
    return switch (stage) {
      case StartStage.Chosen chosen -> chosen.starting().slot();
      case StandardStage standard -> standard.starting().slot();
      default -> 0;
    };
  }

  private static boolean isFast(StartStage stage) {
    return stage instanceof StartStage.StartFast
        || (stage instanceof StartStage.EraseKey erase && erase.fast());
  }

  /// The slot that is written: the one that the boot record does not name.
  private int slot(UpdateStage stage) {
    return switch (stage) {
      case LoadStage.LoadChunk _, LoadStage.CheckImage _, UnwindStage _ -> 0;
      default -> 3 - durable.current().confirmed();
    };
  }

  private int block(UpdateStage stage) {
    return switch (stage) {
      case LoadStage.HandOver _,
          LoadStage.Branch _,
          OverlayStage.Drain _,
          OverlayStage.BeginOverlay _ ->
          1;
      case StoreStage.StoreBlock store -> store.block() + 1;
      case OverlayStage.CopyBlock copy -> (int) (copy.offset() / world.blockEnd(1)) + 1;
      default -> 0;
    };
  }

  /// What any update may be refused for has one name here.
  private static Progress.Refusal refusal(Refusal refusal) {
    return switch (refusal.kind()) {
      case BAD_IMAGE -> Progress.Refusal.BAD_IMAGE;
      case BUSY -> Progress.Refusal.BUSY;
      case ROLLBACK -> Progress.Refusal.ROLLBACK;
      case STORAGE_FAILED -> Progress.Refusal.STORAGE_FAILED;
      case COPY_UNVERIFIED -> Progress.Refusal.COPY_UNVERIFIED;
      default -> Progress.Refusal.REFUSED;
    };
  }
}
