package palimpsest.impl.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.fixture.StoredAdapter;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.FastloadKey;
import palimpsest.impl.nonvolatile.KeyReading;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.SlotReading;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StandardStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// An adapter with storage under judgement: what must hold at each start is compared with what was
/// done before it, which is known here and nowhere in the adapter.
final class Watched implements AutoCloseable {
  private final StoredAdapter stored;
  private final Known known;

  /// What a judge knows of the past.
  private static final class Known {
    private Optional<Digest> confirmed = Optional.empty();
    private Optional<Digest> mayBeConfirmed = Optional.empty();
    private Optional<Digest> trial = Optional.empty();
    private Version counter = Version.of("0");
    private boolean overlaid;
    private int keys;
    private int fastStarts;
    private boolean powered;
  }

  private Watched(StoredAdapter stored, Known known) {
    this.stored = stored;
    this.known = known;
  }

  /// An adapter that runs a release.
  static Watched running(Release release, Taking taking) {
    Known known = new Known();
    StoredAdapter stored = StoredAdapter.installed(release, watching(known, taking));
    known.confirmed = digest(stored, 1);
    known.counter = release.version();
    Watched watched = new Watched(stored, known);
    watched.start();
    return watched;
  }

  Power power() {
    return stored.power();
  }

  StoredAdapter stored() {
    return stored;
  }

  /// Notes what is done as it is done, by whomever.
  private static Taking watching(Known known, Taking taking) {
    return new Taking() {
      @Override
      public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
        if (stage instanceof RestartStage.StoreTrial) {
          known.trial = Optional.of(bufferDigest(adapter));
        }
        UpdateStage next = taking.take(stage, adapter, actor);
        known.overlaid |= "VerifyCopy".equals(stage.action()) && next instanceof RestartStage;
        if (stage instanceof RestartStage.StoreKey) {
          known.keys++;
          known.powered = true;
        }
        judgeKey(known, adapter);
        return next;
      }

      @Override
      public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
        judgeSequence(known, stage, adapter);
        return taking.take(stage, adapter, actor);
      }

      @Override
      public NonvolatileMemory memory(NonvolatileMemory memory) {
        return taking.memory(memory);
      }

      @Override
      public BlockDevice device(BlockDevice device) {
        return taking.device(device);
      }
    };
  }

  private static Digest bufferDigest(Adapter adapter) {
    return ImageReader.header(adapter.memory().view(adapter.memory().span(Region.BUFFER))).digest();
  }

  private static Optional<Digest> digest(StoredAdapter stored, int slot) {
    return stored
                .storage()
                .slots()
                .check(
                    slot,
                    stored.adapter().memory().span(Region.WINDOW).sizeBytes(),
                    stored.adapter().surroundings().trust())
            instanceof SlotReading.Whole(ImageHeader header)
        ? Optional.of(header.digest())
        : Optional.empty();
  }

  // ------------------------------------------------------------------------- what is done

  void start() {
    long before = epoch();
    StartStage end = stored.start();
    if (!power().isLost()) {
      judgeStart(end);
      assertThat(epoch()).as("each start is counted").isGreaterThan(before);
    }
  }

  /// An update that nothing stands in the way of, up to the restart.
  void update(Release release) {
    known.overlaid = false;
    for (int port : Set.of(0, 2)) {
      if (!stored.sessions().containsKey(port)) {
        stored.logIn(port);
      }
    }
    UpdateStage end = stored.update(release);
    if (!power().isLost()) {
      assertThat(end)
          .as("an update ends with the restart")
          .isInstanceOf(RestartStage.Restarting.class);
    }
  }

  /// The running image serves, and is confirmed if it is on trial.
  void confirm() {
    boolean trial = stored.starting() instanceof StartStage.Started(StartReport r) && r.trial();
    known.mayBeConfirmed = trial ? known.trial : Optional.empty();
    StartStage end = stored.confirm();
    if (!power().isLost() && trial) {
      assertThat(((StartStage.Started) end).report().trial()).as("confirmed").isFalse();
      settle();
      assertThat(known.confirmed).as("what is confirmed").isEqualTo(known.trial);
    }
  }

  void losePower() {
    stored.losePower();
    known.powered = false;
    settle();
  }

  /// An update to a release older than what was confirmed is refused by one clear line.
  void refuseOlder(Release release) {
    UpdateStage end = stored.update(release);
    assertThat(end).isInstanceOf(UpdateStage.Ended.class);
    assertThat(((UpdateStage.Ended) end).outcome()).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused) ((UpdateStage.Ended) end).outcome()).refusal();
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ROLLBACK);
    assertThat(refusal.line())
        .isEqualTo(
            "the image is older than the anti-rollback counter allows: version="
                + release.version()
                + " counter="
                + known.counter);
  }

  // --------------------------------------------------------------------------- what holds

  private long epoch() {
    return stored.storage().records().read().map(BootRecord::epoch).orElse(-1L);
  }

  /// Of the boot record and its slots: one copy is whole, the confirmed slot holds the image that
  /// was confirmed, and the counter is its version.
  private void settle() {
    Optional<BootRecord> record = stored.storage().records().read();
    assertThat(record).as("one copy of the boot record is whole").isPresent();
    Optional<Digest> digest = digest(stored, record.get().confirmed());
    assertThat(digest).as("the confirmed slot holds a whole image").isPresent();
    if (!digest.equals(known.confirmed)) {
      assertThat(digest).as("the confirmed image stays").isEqualTo(known.mayBeConfirmed);
      known.confirmed = digest;
      known.counter = version(record.get().confirmed());
    }
    known.mayBeConfirmed = Optional.empty();
    assertThat(record.get().counter())
        .as("the counter moves with a confirmation")
        .isEqualTo(known.counter);
  }

  private Version version(int slot) {
    SlotReading reading =
        stored
            .storage()
            .slots()
            .check(
                slot,
                stored.adapter().memory().span(Region.WINDOW).sizeBytes(),
                stored.adapter().surroundings().trust());
    return ((SlotReading.Whole) reading).header().release().version();
  }

  private static void judgeKey(Known known, Adapter adapter) {
    if (adapter.storage().key().read() instanceof KeyReading.Held(FastloadKey key)) {
      assertThat(known.overlaid).as("a key stands for a verified overlay").isTrue();
      assertThat(window(adapter).digest()).as("the key's image").isEqualTo(key.digest());
      assertThat(key.adapter()).as("the key's adapter").isEqualTo(StoredAdapter.NUMBER);
      assertThat(adapter.storage().records().read().map(BootRecord::epoch))
          .as("the key's epoch")
          .contains(key.epoch());
    }
  }

  /// Before either sequence begins there is no key, and the fast one begins only where there was
  /// power since one was stored.
  private static void judgeSequence(Known known, StartStage stage, Adapter adapter) {
    if (stage instanceof StartStage.StartFast) {
      assertThat(known.powered).as("a fast start where there was power").isTrue();
    }
    if (stage instanceof StartStage.StartFast || stage instanceof StandardStage.SelfTest) {
      assertThat(adapter.control().witness()).as("no witness is left").isZero();
    }
    if (stage instanceof StartStage.StartFast) {
      assertThat(adapter.storage().key().read())
          .as("the key is gone before the sequence begins")
          .isInstanceOf(KeyReading.NoKey.class);
    }
  }

  private static ImageHeader window(Adapter adapter) {
    ImageCheck check =
        ImageReader.checkRunning(
            adapter.memory().view(adapter.memory().span(Region.WINDOW)),
            adapter.surroundings().trust());
    assertThat(check).as("the window's image is whole").isInstanceOf(ImageCheck.Whole.class);
    return ((ImageCheck.Whole) check).header();
  }

  /// What holds at the end of a start.
  void judgeStart(StartStage end) {
    assertThat(end).as("an adapter starts").isInstanceOf(StartStage.Started.class);
    StartReport report = ((StartStage.Started) end).report();
    settle();
    Adapter adapter = stored.adapter();
    assertThat(window(adapter).digest()).as("the window's image").isEqualTo(report.digest());
    assertThat(adapter.enterableCode().image().digest()).isEqualTo(report.digest());
    assertThat(Optional.of(report.digest()))
        .as("an image that was confirmed, or is on trial")
        .isIn(known.confirmed, known.trial);
    assertThat(report.trial())
        .as("what runs unconfirmed is on trial")
        .isEqualTo(!Optional.of(report.digest()).equals(known.confirmed));
    if (report.fast()) {
      known.fastStarts++;
      assertThat(known.powered).as("a fast start where there was power").isTrue();
      assertThat(known.fastStarts).as("a key opens one fast start").isLessThanOrEqualTo(known.keys);
      assertThat(stored.kept()).as("sessions are kept").isEqualTo(stored.sessions());
    } else {
      assertThat(stored.kept()).as("sessions after a standard start").isEqualTo(new TreeMap<>());
    }
    assertThat(stored.storage().key().read())
        .as("no key is left behind")
        .isInstanceOf(KeyReading.NoKey.class);
    judgeModules(adapter);
  }

  /// Each companion module can be read, and the image that runs, runs with it.
  private static void judgeModules(Adapter adapter) {
    Release release = adapter.running().image().release();
    for (CompanionPart part : adapter.surroundings().companions().parts()) {
      assertThat(part.contents()).as("what %s holds", part.name()).isNotEmpty();
      release
          .companion(part.name())
          .ifPresent(
              needed ->
                  assertThat(needed.runsWith().contains(part.burnt().version()))
                      .as("%s runs with %s %s", release, part.name(), part.burnt().version())
                      .isTrue());
    }
  }

  @Override
  public void close() {
    stored.close();
  }
}
