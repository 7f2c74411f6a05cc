package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.FastloadKey;
import palimpsest.impl.nonvolatile.KeyReading;
import palimpsest.impl.nonvolatile.Power.Cut;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;

/// What may happen to an adapter with storage besides losing its power, and the sequence that
/// follows.
@SuppressWarnings("ImmutableEnumChecker") // methods of this class
enum Scenario {
  /// Everything goes well.
  FAST((world, _) -> assertStarts(world, true)),
  /// Power is lost between the restart and the start.
  POWER_LOST(
      (world, _) -> {
        world.losePower();
        assertThat(assertStarts(world, false).remarks())
            .containsExactly("the power was lost since the key was stored");
      }),
  /// A warm restart that nobody asked for, once the image runs.
  RESET(
      (world, _) -> {
        assertStarts(world, true);
        world.confirm();
        world.stored().logIn(1);
        assertThat(assertStarts(world, false).remarks()).containsExactly("there is no key");
      }),
  /// The same, after the key was read and before it is erased.
  RESET_AT_KEY(
      (world, _) -> {
        world.stored().beginStart().startTo(StartStage.EraseKey.class);
        assertThat(assertStarts(world, false).remarks())
            .containsExactly("the key is for another image, adapter or start");
      }),
  /// The same, in the middle of the fast sequence.
  RESET_IN_FAST(
      (world, _) -> {
        world.stored().beginStart().startTo(StartStage.StartFast.class);
        assertStarts(world, false);
      }),
  /// The same, in the middle of the overlay: the window holds neither image.
  RESET_IN_OVERLAY(
      (world, _) -> {
        assertStarts(world, true);
        world.confirm();
        world.stored().logIn(1);
        world.stored().trigger(Train.LATER);
        world.stored().runTo(OverlayStage.VerifyCopy.class);
        assertStarts(world, false);
        assertThat(world.stored().adapter().control().isUpdating()).isFalse();
      }),
  FOREIGN_ADAPTER(
      (world, _) ->
          changeKey(
              world,
              key -> new FastloadKey(key.digest(), key.adapter() + 1, key.epoch(), key.witness()),
              "the key is for another image, adapter or start")),
  FOREIGN_IMAGE(
      (world, _) ->
          changeKey(
              world,
              key ->
                  new FastloadKey(
                      Digest.of(MemorySegment.ofArray(new byte[1])),
                      key.adapter(),
                      key.epoch(),
                      key.witness()),
              "the key is for another image, adapter or start")),
  STALE_KEY(
      (world, _) ->
          changeKey(
              world,
              key -> new FastloadKey(key.digest(), key.adapter(), key.epoch() - 1, key.witness()),
              "the key is for another image, adapter or start")),
  TORN_KEY(
      (world, _) -> {
        FastloadKey key = key(world);
        world.power().cutAt(new Cut(1, sizeBytes -> sizeBytes - 1));
        world.stored().storage().key().store(key);
        world.power().restore();
        assertThat(assertStarts(world, false).remarks()).containsExactly("the key is torn");
      }),
  UNREADABLE_KEY(
      (world, faults) -> {
        faults.failKeyReads(1);
        assertThat(assertStarts(world, false).remarks())
            .containsExactly("the key cannot be read: the test wants it so");
      }),
  KEY_STAYS(
      (world, faults) -> {
        faults.failKeyWrites(1);
        world.stored().start();
        StartReport report = report(world);
        assertThat(report.fast()).as("a key that cannot be erased opens nothing").isFalse();
      }),
  /// The window was changed while nothing ran.
  WINDOW_CHANGED(
      (world, _) -> {
        var memory = world.stored().adapter().memory();
        memory.unseal(memory.span(Region.WINDOW));
        memory.writeWord(world.stored().adapter().windowBase() + 4096, -2);
        assertThat(assertStarts(world, false).remarks())
            .singleElement()
            .asString()
            .startsWith("no fast start: ");
      }),
  /// The boot record cannot be read at once.
  RECORD_LATER(
      (world, faults) -> {
        faults.failRecordReads(StartStage.READS_MAX - 1);
        assertThat(assertStarts(world, true).remarks()).isEmpty();
      }),
  /// The boot record cannot be read at all.
  NO_RECORD(
      (world, faults) -> {
        faults.failRecordReads(StartStage.READS_MAX);
        assertThat(world.stored().start())
            .isEqualTo(new StartStage.NotStarted("no copy of the boot record is whole"));
      }),
  /// A block of the slot on trial cannot be read when it is loaded.
  UNREADABLE_TRIAL(
      (world, faults) -> {
        world.losePower();
        world.stored().beginStart().startTo(StandardStage.LoadBlock.class);
        faults.failBlockReads(1);
        assertEnds(world, world.stored().finishStart(), "1.0");
        assertThat(report(world).remarks())
            .contains("the trial is given up: a block of the slot cannot be read: block=0");
        assertThat(writesOfRecord(world, "GiveUpTrial")).isEqualTo(1);
      }),
  /// The same, and the boot record cannot be written to say so: the next start tries again.
  UNREADABLE_TRIAL_STAYS(
      (world, faults) -> {
        world.losePower();
        world.stored().beginStart().startTo(StandardStage.LoadBlock.class);
        faults.failBlockReads(1).failRecordWrites(1);
        assertThat(world.stored().finishStart()).isInstanceOf(StartStage.Started.class);
        assertThat(report(world).remarks())
            .contains(
                "the trial is given up for this start: "
                    + "a block of the slot cannot be read: block=0");
        assertThat(writesOfRecord(world, "GiveUpTrial")).isZero();
        world.losePower();
        assertEnds(world, world.stored().start(), "2.0");
      }),
  /// The slot on trial reads back whole when it is chosen, and torn when it is loaded.
  SPOILT_TRIAL(
      (world, faults) -> {
        world.losePower();
        world.stored().beginStart().startTo(StandardStage.LoadBlock.class);
        faults.spoilReads(lastOfText(world, 2), 1);
        assertEnds(world, world.stored().finishStart(), "1.0");
      }),
  /// The slot on trial never reads back.
  TORN_TRIAL(
      (world, faults) -> {
        faults.spoilReads(lastOfText(world, 2), Integer.MAX_VALUE);
        assertEnds(world, world.stored().start(), "1.0");
        assertThat(world.stored().storage().records().read().orElseThrow().hasTrial()).isFalse();
      }),
  /// The confirmed slot reads back whole when it is chosen, and torn when it is loaded first.
  SPOILT_CONFIRMED(
      (world, faults) -> {
        loadConfirmed(world, faults, 1);
        assertEnds(world, world.stored().finishStart(), "2.0");
      }),
  /// The same, as often as a load is worth another one.
  SPOILT_CONFIRMED_AGAIN(
      (world, faults) -> {
        loadConfirmed(world, faults, StartStage.READS_MAX - 1);
        assertEnds(world, world.stored().finishStart(), "2.0");
      }),
  /// The same, once more.
  LOST_CONFIRMED(
      (world, faults) -> {
        loadConfirmed(world, faults, StartStage.READS_MAX);
        assertThat(world.stored().finishStart()).isInstanceOf(StartStage.NotStarted.class);
      }),
  /// The confirmed slot cannot be read when it is to be chosen.
  CONFIRMED_LATER(
      (world, faults) -> {
        assertStarts(world, true);
        world.confirm();
        world.losePower();
        faults.spoilReads(lastOfText(world, 2), 1);
        assertEnds(world, world.stored().start(), "2.0");
      }),
  /// A start cannot be counted.
  UNCOUNTED(
      (world, faults) -> {
        faults.failRecordWrites(1);
        world.stored().start();
        assertThat(report(world).version().toString()).isEqualTo("1.0");
        assertThat(report(world).fast()).isFalse();
      }),
  /// A trial whose starts all end in a loss of power.
  TRIES_USED_UP(
      (world, _) -> {
        for (int left = 3; left > 0; left--) {
          world.losePower();
          world.stored().beginStart().startTo(StandardStage.SelfTest.class);
        }
        world.losePower();
        assertEnds(world, world.stored().start(), "1.0");
      }),
  /// A confirmed image whose starts end in losses of power, one after the other.
  CONFIRMED_STAYS(
      (world, _) -> {
        assertStarts(world, true);
        world.confirm();
        for (int left = 5; left > 0; left--) {
          world.losePower();
          world.stored().beginStart().startTo(StandardStage.SelfTest.class);
        }
        world.losePower();
        assertStarts(world, false);
      }),
  /// The image on trial cannot be confirmed while its slot does not read back.
  UNCONFIRMED(
      (world, faults) -> {
        assertStarts(world, true);
        faults.spoilReads(lastOfText(world, 2), 1);
        assertThat(((StartStage.Started) world.stored().confirm()).report().remarks())
            .containsExactly("the trial is not confirmed: its slot is not whole");
        world.confirm();
      }),
  /// No update comes while an image is on trial.
  SECOND_UPDATE(
      (world, _) -> {
        assertStarts(world, true);
        assertRefused(
            world.stored().update(Train.LATER),
            Refusal.Kind.BUSY,
            "an image is still on trial, and no other comes before it is confirmed: slot=2");
      }),
  /// What was stored does not read back.
  SPOILT_STORE(
      (world, faults) -> {
        assertStarts(world, true);
        world.confirm();
        faults.spoilReads(100, 1);
        assertRefused(
            world.stored().update(Train.LATER),
            Refusal.Kind.STORAGE_FAILED,
            "a slot did not read back as it was written: ");
        world.losePower();
        assertStarts(world, false);
      }),
  /// The boot record cannot be written: the old image is restored.
  NO_TRIAL(
      (world, faults) -> {
        assertStarts(world, true);
        world.confirm();
        faults.failRecordWrites(1);
        world.stored().logIn(1);
        assertRefused(
            world.stored().update(Train.LATER),
            Refusal.Kind.STORAGE_FAILED,
            "the boot record could not be written, so no image goes on trial");
        assertThat(world.stored().kept()).isEqualTo(world.stored().sessions());
      }),
  /// The counter does not let an older image come back.
  ROLLBACK(
      (world, _) -> {
        assertStarts(world, true);
        world.confirm();
        world.refuseOlder(Train.OLD);
      });

  private final BiConsumer<Watched, Faults> course;

  Scenario(BiConsumer<Watched, Faults> course) {
    this.course = course;
  }

  /// Goes from an update by fastload, at its restart, to the end.
  void run(Taking taking) {
    Faults faults = new Faults(taking);
    try (Watched world = Watched.running(Train.OLD, faults)) {
      world.stored().logIn(0).logIn(2);
      world.update(Train.NEW);
      course.accept(world, faults);
    }
  }

  /// How many writes of the boot record the steps of that name told of.
  private static long writesOfRecord(Watched world, String action) {
    return world.stored().events().stream()
        .filter(event -> event.action().equals(action))
        .flatMap(event -> event.accesses().stream())
        .filter(access -> access.written() && access.location().equals("record"))
        .count();
  }

  /// Where on the local memory device a slot has the last byte of its image's text: behind all of
  /// its code, so that only a checksum tells.
  private static long lastOfText(Watched world, int slot) {
    var slots = world.stored().storage().slots();
    var text = ImageReader.header(MemorySegment.ofArray(Worlds.image(Train.NEW))).sections().text();
    return (slot - 1) * (slots.device().size().sizeBytes() / 2) + Long.BYTES + text.endOffset() - 1;
  }

  /// A start after a loss of power, about to load the confirmed image, which is read torn so often.
  private static void loadConfirmed(Watched world, Faults faults, int torn) {
    assertStarts(world, true);
    world.confirm();
    world.losePower();
    world.stored().beginStart().startTo(StandardStage.LoadBlock.class);
    faults.spoilReads(lastOfText(world, 2), torn);
  }

  private static StartReport report(Watched world) {
    assertThat(world.stored().starting()).isInstanceOf(StartStage.Started.class);
    return ((StartStage.Started) world.stored().starting()).report();
  }

  private static StartReport assertStarts(Watched world, boolean fast) {
    world.start();
    assertThat(report(world).fast()).as("a fast start").isEqualTo(fast);
    return report(world);
  }

  private static void assertEnds(Watched world, StartStage end, String version) {
    world.judgeStart(end);
    assertThat(report(world).version().toString()).as("what is started").isEqualTo(version);
  }

  private static FastloadKey key(Watched world) {
    return ((KeyReading.Held) world.stored().storage().key().read()).key();
  }

  private static void changeKey(Watched world, UnaryOperator<FastloadKey> change, String line) {
    world.stored().storage().key().store(change.apply(key(world)));
    assertThat(assertStarts(world, false).remarks()).containsExactly(line);
  }

  private static void assertRefused(UpdateStage end, Refusal.Kind kind, String line) {
    assertThat(end).isInstanceOf(UpdateStage.Ended.class);
    Outcome outcome = ((UpdateStage.Ended) end).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).refusal().kind()).isEqualTo(kind);
    assertThat(((Outcome.Refused) outcome).refusal().line()).startsWith(line);
    assertThat(((Outcome.Refused) outcome).remarks()).isEqualTo(List.of());
  }
}
