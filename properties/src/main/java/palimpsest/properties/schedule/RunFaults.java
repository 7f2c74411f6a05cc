package palimpsest.properties.schedule;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnOperation;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.memory.MemoryFault;
import palimpsest.impl.memory.Region;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.properties.world.FailingStream;

/// What goes wrong around the updates of a scheduled run: one thing in each, at a step that the
/// seed draws.
final class RunFaults implements BurnFaults {
  private static final int PLACES = 1 << 10;

  private static final List<String> CODE_RUNS =
      List.of("Branch", "Identify", "WriteEntry", "CopyBlock", "VerifyCopy");

  /// What seldom comes to show is drawn twice as often.
  private static final List<RunFault> ANYWHERE =
      Stream.concat(
              Stream.of(RunFault.RESTORE_SPOILT, RunFault.STRAY_WRITE),
              Arrays.stream(RunFault.values()))
          .toList();

  private static final List<RunFault> WHERE_BURNT =
      List.of(RunFault.BURN_FAILS, RunFault.UNDO_FAILS, RunFault.MODULE_REPLACED);

  private final SplittableRandom random;
  private RunFault planned = RunFault.NONE;
  private String failing = "";
  private boolean burnsFail;
  private boolean spoilt;
  private boolean happened;

  RunFaults(SplittableRandom random) {
    this.random = random;
  }

  /// Draws what goes wrong around the next update: nothing, a third of the time.
  ///
  /// @param isBurning whether modules are burnt, which few updates do
  RunFault plan(boolean isBurning) {
    List<RunFault> all = isBurning && random.nextBoolean() ? WHERE_BURNT : ANYWHERE;
    boolean isSound = random.nextInt(3) == 0;
    planned = isSound ? RunFault.NONE : all.get(random.nextInt(all.size()));
    failing = CODE_RUNS.get(random.nextInt(CODE_RUNS.size()));
    happened = false;
    spoilt = false;
    burnsFail = false;
    return planned;
  }

  boolean happened() {
    return happened;
  }

  /// Some place among so many; how many there are does not change what is drawn later, as images
  /// are not of one size whoever compiles their code.
  private int place(long places) {
    return (int) (places * random.nextInt(PLACES) / PLACES);
  }

  /// The image on its way in.
  ImageSourceFactory source(byte[] image) {
    byte[] bytes = image.clone();
    int at = place(bytes.length);
    boolean fails = planned == RunFault.SOURCE_FAILS;
    if (planned == RunFault.IMAGE_DAMAGED) {
      bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    happened = fails || planned == RunFault.IMAGE_DAMAGED;
    return ImageSources.stream(
        "stream",
        OptionalLong.of(bytes.length),
        () ->
            fails
                ? new FailingStream(new ByteArrayInputStream(bytes), at)
                : new ByteArrayInputStream(bytes));
  }

  /// What happens ahead of a step of the update.
  ///
  /// @return whether the image's code fails in it
  boolean before(UpdateStage stage, Adapter adapter) {
    boolean undoing = stage instanceof UnwindStage.UndoBurn;
    burnsFail =
        (planned == RunFault.BURN_FAILS && isLastBurn(stage))
            || (planned == RunFault.UNDO_FAILS && undoing);
    happened |= burnsFail;
    switch (planned) {
      case COPY_SPOILT, UNDO_FAILS -> spoilOnce(stage instanceof OverlayStage.VerifyCopy, adapter);
      case RESTORE_SPOILT -> {
        spoilOnce(stage instanceof OverlayStage.VerifyCopy, adapter);
        spoil(stage instanceof UnwindStage.VerifyRestored, adapter);
      }
      case MODULE_REPLACED -> replaceOnce(stage, adapter);
      case STRAY_WRITE -> strayOnce(stage, adapter);
      default -> {}
    }
    boolean fails =
        planned == RunFault.CODE_FAILS
            && stage.action().equals(failing)
            && !(stage instanceof UnwindStage);
    happened |= fails;
    return fails;
  }

  /// Whether a worker takes no step any more, once.
  boolean hangs(RequestStage stage) {
    boolean now =
        planned == RunFault.WORKER_HANGS && !happened && stage instanceof RequestStage.Serve;
    happened |= now;
    return now;
  }

  private static boolean isLastBurn(UpdateStage stage) {
    return stage instanceof ReconcileStage.BurnModule && UpdateView.of(stage).plan().size() == 1;
  }

  /// The copy is spoilt once; one that is forced forward is not.
  private void spoilOnce(boolean now, Adapter adapter) {
    spoil(now && !spoilt, adapter);
    spoilt |= now;
  }

  /// A bit turns somewhere in what was copied: in the first half of the window, where every image
  /// is.
  private void spoil(boolean now, Adapter adapter) {
    if (now) {
      long size = adapter.running().image().span().sizeBytes();
      long address = adapter.windowBase() + place(size / Long.BYTES / 2) * (long) Long.BYTES;
      adapter.memory().writeWord(address, adapter.memory().readWord(address) ^ 1L << 17);
      happened = true;
    }
  }

  private void replaceOnce(UpdateStage stage, Adapter adapter) {
    if (!happened && stage instanceof ReconcileStage.BurnModule) {
      CompanionPart part = adapter.surroundings().companions().part(Train.EARLIER_MODULE);
      Burn burnt = part.burnt();
      if (!burnt.version().equals(Train.version(3))) {
        part.burn(new Burn(Train.version(3), burnt.capabilities(), burnt.payload()));
        happened = true;
      }
    }
  }

  /// Between the check and the last look at the buffer.
  private void strayOnce(UpdateStage stage, Adapter adapter) {
    boolean checked =
        stage instanceof LoadStage.HandOver
            || stage instanceof ReconcileStage
            || stage instanceof PrepareStage
            || stage instanceof ConvertStage;
    if (!happened && checked && random.nextBoolean()) {
      happened = true;
      written(adapter, adapter.memory().span(Region.BUFFER).base() + Long.BYTES);
    }
  }

  private static boolean written(Adapter adapter, long address) {
    try {
      adapter.memory().writeWord(address, ~adapter.memory().readWord(address));
      return true;
    } catch (MemoryFault _) {
      return false;
    }
  }

  @Override
  public Effect before(BurnOperation operation) {
    return burnsFail ? new Effect.Fails("it fails as planned") : new Effect.Works();
  }
}
