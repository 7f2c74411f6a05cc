package palimpsest.impl.nonvolatile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnOperation;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Digest;
import palimpsest.impl.nonvolatile.Power.Cut;
import palimpsest.model.release.Version;

/// Boot record, key and slots under losses of power at every byte.
class StorageTest {
  private static final BootRecord RECORD =
      new BootRecord(1, BootRecord.NO_TRIAL, 0, Version.of("1.2.3.4.5.6.7.65535"), 4);
  private static final FastloadKey KEY =
      new FastloadKey(Digest.of(MemorySegment.ofArray(new byte[3])), 17, 4, -1);

  private final Power power = new Power();
  private final Storage storage = storage(new DeviceSize(512, 2));

  private Storage storage(DeviceSize size) {
    return Storage.of(
        17,
        new NonvolatileCells(Storage.ROWS, power),
        new PoweredDevice(new MemoryDevice(size), power),
        StartSettings.standard());
  }

  @Test
  void aTornRecordIsTheOneBeforeOrTheOneAfter() {
    assertThat(storage.records().read()).isEmpty();
    assertThat(storage.records().write(RECORD)).isTrue();
    BootRecord before = RECORD;
    for (int whole = 0; whole <= BootRecordDescriptor.SIZE_BYTES; whole++) {
      int torn = whole;
      BootRecord after = before.withTrial(torn);
      power.cutAt(new Cut(1, _ -> torn));
      assertThat(storage.records().write(after)).as("without power nothing is known").isFalse();
      assertThat(storage.records().read()).isEmpty();
      power.restore();
      BootRecord now = storage.records().read().orElseThrow();
      assertThat(now).isIn(before, after);
      assertThat(now.equals(after)).isEqualTo(whole == BootRecordDescriptor.SIZE_BYTES);
      assertThat(storage.records().write(now.withoutTrial())).isTrue();
      before = storage.records().read().orElseThrow();
    }
  }

  @Test
  void aTornKeyIsNoKey() {
    assertThat(storage.key().read()).isEqualTo(new KeyReading.NoKey("there is no key"));
    for (int whole = 0; whole < KeyDescriptor.SIZE_BYTES; whole++) {
      int torn = whole;
      power.cutAt(new Cut(1, _ -> torn));
      assertThat(storage.key().store(KEY)).isInstanceOf(IoResult.Failed.class);
      assertThat(storage.key().read())
          .isEqualTo(new KeyReading.NoKey("the key cannot be read: the power is lost"));
      power.restore();
      assertThat(storage.key().read()).isEqualTo(new KeyReading.NoKey("the key is torn"));
      assertThat(storage.key().store(KEY)).isEqualTo(new IoResult.Done());
      assertThat(storage.key().read()).isEqualTo(new KeyReading.Held(KEY));
      power.cutAt(new Cut(1, _ -> torn));
      assertThat(storage.key().erase()).isInstanceOf(IoResult.Failed.class);
      power.restore();
      assertThat(storage.key().read()).as("torn at %d", whole).isInstanceOf(KeyReading.NoKey.class);
    }
    assertThat(storage.key().erase()).isEqualTo(new IoResult.Done());
    assertThat(storage.key().read()).isEqualTo(new KeyReading.NoKey("there is no key"));
  }

  @Test
  void aRecordSpeaksOfSlotsThatThereAre() {
    Version version = Version.of("1.0");
    assertThatThrownBy(() -> new BootRecord(3, 0, 0, version, 0))
        .hasMessage("there are two slots: slot=3");
    assertThatThrownBy(() -> new BootRecord(1, 1, 0, version, 0))
        .hasMessage("a trial is of the other slot, for some starts: confirmed=1 trial=1 tries=0");
    assertThatThrownBy(() -> new BootRecord(1, 2, -1, version, 0)).hasMessageContaining("tries=-1");
    assertThatThrownBy(
            () -> new StartSettings(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .hasMessage("a trial has a try: triesMax=0");
  }

  @Test
  void theCounterNeverGoesBack() {
    BootRecord trial = RECORD.withTrial(3).started();
    assertThat(trial).isEqualTo(new BootRecord(1, 2, 2, RECORD.counter(), 5));
    assertThat(trial.confirmed(Version.of("1.0")))
        .isEqualTo(new BootRecord(2, 0, 0, RECORD.counter(), 5));
    assertThat(trial.confirmed(Version.of("2.0")).counter()).isEqualTo(Version.of("2.0"));
    assertThat(RECORD.started().tries()).isZero();
  }

  @Test
  void anImageThatDoesNotFitIntoASlotIsNotStored() {
    byte[] image = Worlds.image(Releases.release("1.0").build());
    assertThat(storage.install(MemorySegment.ofArray(image)))
        .contains(
            "an image does not fit into a slot: imageBytes=" + image.length + " slotBlocks=1");
    assertThat(storage.slots().check(1, 100, Worlds.surroundings().trust()))
        .isInstanceOf(SlotReading.Bad.class);
    Storage large = storage(new DeviceSize(1 << 16, 8));
    power.cutAt(new Cut(large.slots().blocks(image.length) + 1, Power.Tear.NOT_AT_ALL));
    assertThat(large.install(MemorySegment.ofArray(image))).isPresent();
    assertThat(large.slots().loadBlock(1, 0, image.length)).isEqualTo(Optional.empty());
    assertThat(large.slots().device().flush()).isInstanceOf(IoResult.Failed.class);
    assertThat(large.slots().device().write(0, ByteBuffer.allocate(1 << 16)))
        .isInstanceOf(IoResult.Failed.class);
    power.restore();
    assertThat(large.slots().device().write(9, ByteBuffer.allocate(1 << 16)))
        .as("a block that there is not")
        .isInstanceOf(IoResult.Failed.class);
    large.slots().device().close();
  }

  @Test
  void aBurnEndsWhereThePowerDoes() {
    BurnFaults burns = new PoweredBurns(power);
    BurnOperation write = new BurnOperation("flash", BurnOperation.Kind.WRITE_SECTOR, 0);
    BurnOperation read = new BurnOperation("flash", BurnOperation.Kind.READ_BACK, 0);
    assertThat(burns.before(write)).isEqualTo(new BurnFaults.Effect.Works());
    power.cutAt(new Cut(1, _ -> 0));
    assertThat(burns.before(read)).isEqualTo(new BurnFaults.Effect.Works());
    assertThat(burns.before(write)).isEqualTo(new BurnFaults.Effect.Tears("the power is lost"));
    assertThat(burns.before(write)).isEqualTo(new BurnFaults.Effect.Fails("the power is lost"));
    assertThat(burns.before(read)).isEqualTo(new BurnFaults.Effect.Fails("the power is lost"));
    power.restore();
    power.cutAt(new Cut(1, Power.Tear.NOT_AT_ALL));
    assertThat(burns.before(write)).isEqualTo(new BurnFaults.Effect.Works());
    assertThat(power.isLost()).isTrue();
  }
}
