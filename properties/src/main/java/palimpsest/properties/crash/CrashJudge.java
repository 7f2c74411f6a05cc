package palimpsest.properties.crash;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.Slots;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.judge.Judge;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.load.HostReport;

/// Judges an adapter that loses its power by the bytes in its memories, by what was done with it
/// before, and by what hosts were told. The adapter is asked for no more than from which slot it
/// says that it started.
///
/// The old image is in the slot of the case, and the new one goes to the other: no campaign
/// confirms a third.
final class CrashJudge {
  private final CrashCase about;
  private final Consumer<Breach> breaches;
  private Past past;
  private boolean overlaid;

  /// What was done with the adapter: which slot is confirmed, whether the other one may be as well,
  /// or on trial; whether there was power since the update's restart; and the release that tables
  /// were last begun anew with.
  private record Past(
      int confirmed, boolean confirming, boolean trying, boolean powered, Release began) {
    Past trial() {
      return new Past(confirmed, confirming, true, true, began);
    }

    Past confirmation() {
      return new Past(confirmed, true, trying, powered, began);
    }

    Past settled(int slot, boolean isOld) {
      return new Past(slot, false, isOld && trying, powered, began);
    }

    Past withoutPower() {
      return new Past(confirmed, confirming, trying, false, began);
    }

    /// A trial is over once another image was started, and a key once any was.
    Past started(boolean isNew) {
      return new Past(confirmed, confirming, trying && isNew, false, began);
    }

    Past began(Release release) {
      return new Past(confirmed, confirming, trying, powered, release);
    }
  }

  CrashJudge(CrashCase about, Consumer<Breach> breaches) {
    this(about, breaches, new Past(about.oldSlot(), false, false, false, about.from()));
  }

  private CrashJudge(CrashCase about, Consumer<Breach> breaches, Past past) {
    this.about = about;
    this.breaches = breaches;
    this.past = past;
  }

  /// The same past in another world.
  CrashJudge copy(Consumer<Breach> others) {
    return new CrashJudge(about, others, past);
  }

  // ----------------------------------------------------------------------------- what is done

  /// A step of an update is about to be taken.
  void updates(UpdateStage stage) {
    if (stage instanceof LoadStage) {
      overlaid = false;
    }
    if (stage instanceof RestartStage.StoreTrial) {
      past = past.trial();
    }
  }

  /// It was taken. A key stands for an overlay that was verified, of the image that the window
  /// holds, on this adapter, in this epoch.
  void updated(UpdateStage stage, UpdateStage next, Adapter adapter, Lasting lasting) {
    overlaid |= stage instanceof OverlayStage.VerifyCopy && next instanceof RestartStage;
    Optional<StoredKey> key = StoredKey.read(lasting.cells());
    if (key.isPresent()) {
      expect(CrashPromise.WHOLE, overlaid, "a key stands for a verified overlay");
      expect(
          CrashPromise.WHOLE,
          runs(adapter, about.newImage()) && isFor(key.get(), lasting),
          "a key is for the window's image, this adapter and this epoch");
    }
  }

  private boolean isFor(StoredKey key, Lasting lasting) {
    byte[] digest =
        ImageReader.header(MemorySegment.ofArray(about.newImage())).digest().bytes().toArray();
    return key.adapter() == Lasting.ADAPTER
        && Arrays.equals(key.digest(), digest)
        && StoredRecord.read(lasting.cells())
            .filter(record -> record.epoch() == key.epoch())
            .isPresent();
  }

  /// A step of a start is about to be taken. Before either sequence begins, neither key nor witness
  /// is left.
  void starts(StartStage stage, Adapter adapter, Lasting lasting) {
    if (stage instanceof StartStage.StartFast || stage instanceof StandardStage.SelfTest) {
      expect(
          CrashPromise.SESSIONS,
          StoredKey.read(lasting.cells()).isEmpty() && adapter.control().witness() == 0,
          "the key is gone before the sequence begins");
    }
  }

  /// The step that confirms it begins.
  void confirming() {
    past = past.confirmation();
  }

  /// That step is over, and there is still power.
  void confirmed(Lasting lasting) {
    judgeStored(lasting);
    expect(
        CrashPromise.CONFIRMED,
        past.confirmed == about.newSlot(),
        "an image that has served is confirmed");
  }

  void losePower(Lasting lasting) {
    past = past.withoutPower();
    judgeStored(lasting);
  }

  /// Whether the new image is the confirmed one.
  boolean isThrough() {
    return past.confirmed == about.newSlot();
  }

  // ------------------------------------------------------------------------------ what is kept

  /// Of boot record and slots: one copy is whole, the confirmed slot holds the image that was
  /// confirmed, the counter is its version, and on trial is only what was put there.
  private void judgeStored(Lasting lasting) {
    Optional<StoredRecord> stored = StoredRecord.read(lasting.cells());
    if (stored.isEmpty()) {
      breaches.accept(CrashPromise.WHOLE.broken("no copy of the boot record is whole"));
      return;
    }
    StoredRecord record = stored.get();
    boolean isKnown =
        record.confirmed() == past.confirmed
            || (past.confirming && record.confirmed() == about.newSlot());
    expect(CrashPromise.CONFIRMED, isKnown, "another image is the confirmed one: " + record);
    int confirmed = isKnown ? record.confirmed() : past.confirmed;
    past = past.settled(confirmed, confirmed == about.oldSlot());
    expect(
        CrashPromise.CONFIRMED,
        record.counter().equals(version(past.confirmed)),
        "the counter is the confirmed version: " + record);
    expect(
        CrashPromise.CONFIRMED,
        record.trial() == 0 || past.trying,
        "an image is on trial that nobody put there: " + record);
    expect(
        CrashPromise.WHOLE,
        holds(lasting, past.confirmed),
        "the confirmed slot does not hold its image: " + record);
  }

  private Version version(int slot) {
    return release(slot).version();
  }

  private Release release(int slot) {
    return slot == about.oldSlot() ? about.from() : about.to();
  }

  private byte[] image(int slot) {
    return slot == about.oldSlot() ? about.oldImage() : about.newImage();
  }

  /// Whether a slot's bytes are the image's, behind its length.
  private boolean holds(Lasting lasting, int slot) {
    byte[] image = image(slot);
    int blockBytes = lasting.local().blockBytes();
    long first = (slot - 1) * (lasting.local().blocks() / Slots.COUNT);
    ByteBuffer expected = ByteBuffer.allocate(image.length + Long.BYTES);
    expected.putLong(image.length).put(image).flip();
    for (long block = first; expected.hasRemaining(); block++) {
      ByteBuffer found = ByteBuffer.allocate(blockBytes);
      lasting.local().read(block, found);
      int count = Math.min(blockBytes, expected.remaining());
      if (!found.flip().slice(0, count).equals(expected.slice(expected.position(), count))) {
        return false;
      }
      expected.position(expected.position() + count);
    }
    return true;
  }

  /// Which image the boot record names as on trial, if any: the one that was put there, or what is
  /// no image.
  String trialIn(Lasting lasting) {
    return StoredRecord.read(lasting.cells())
        .filter(record -> record.trial() != 0)
        .map(record -> holds(lasting, record.trial()) ? "whole" : "torn")
        .orElse("none");
  }

  // ---------------------------------------------------------------------------------- a start

  /// Judges the end of a start.
  ///
  /// @return the slot whose image runs; nothing where none does
  Optional<Integer> judgeStart(StartStage end, Adapter adapter, Lasting lasting) {
    judgeStored(lasting);
    if (!(end instanceof StartStage.Started(StartReport report))) {
      breaches.accept(CrashPromise.WHOLE.broken("an adapter starts: end=" + end));
      return Optional.empty();
    }
    int slot = report.slot();
    expect(
        CrashPromise.CONFIRMED,
        slot == past.confirmed || past.trying,
        "what runs was confirmed, or is on trial: slot=" + slot);
    expect(CrashPromise.WHOLE, runs(adapter, image(slot)), "the window holds a whole image");
    judgeModules(adapter, release(slot));
    if (report.fast()) {
      expect(CrashPromise.SESSIONS, past.powered, "a fast start where power was lost before");
    } else {
      past = past.began(release(slot));
      PersistentData data = PersistentData.read(adapter).data();
      boolean isForgotten = data.entries("login").isEmpty() && data.entries("exchange").isEmpty();
      expect(CrashPromise.SESSIONS, isForgotten, "logins are left behind a standard start");
    }
    past = past.started(slot == about.newSlot());
    return Optional.of(slot);
  }

  /// Whether the window holds an image, byte for byte but for its data segment.
  private static boolean runs(Adapter adapter, byte[] image) {
    MemorySegment expected = MemorySegment.ofArray(image);
    MemorySegment found =
        adapter.memory().view(adapter.memory().span(Region.WINDOW)).asSlice(0, image.length);
    Section data = ImageReader.header(expected).sections().data();
    return expected.asSlice(0, data.offset()).mismatch(found.asSlice(0, data.offset())) < 0
        && expected.asSlice(data.endOffset()).mismatch(found.asSlice(data.endOffset())) < 0;
  }

  /// Each module's bytes are those of one version, and the image that runs, runs with it.
  private void judgeModules(Adapter adapter, Release release) {
    for (CompanionPart part : adapter.surroundings().companions().parts()) {
      Version version = part.burnt().version();
      boolean isWhole =
          Arrays.equals(part.contents(), ImageTemplates.payload(part.name(), version).toArray());
      expect(CrashPromise.WHOLE, isWhole, part.name() + " holds no whole version: " + version);
      Optional<CompanionRequirement> needed = release.companion(part.name());
      expect(
          CrashPromise.WHOLE,
          needed.filter(each -> !each.runsWith().contains(version)).isEmpty(),
          release.name() + " runs with " + part.name() + " " + version);
    }
  }

  /// Holds the tables of the image that runs against what hosts were told, while nobody works.
  void judgeData(Adapter adapter, int slot, List<HostReport> reports) {
    Judge.judge(adapter, new Judge.Case(past.began, release(slot), past.began.version(), reports))
        .problems()
        .forEach(line -> breaches.accept(CrashPromise.SESSIONS.broken(line)));
  }

  private void expect(CrashPromise promise, boolean holds, String line) {
    if (!holds) {
      breaches.accept(promise.broken(line));
    }
  }
}
