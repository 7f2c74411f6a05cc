package palimpsest.properties.crash;

import java.io.ByteArrayInputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.memory.MemoryObserver;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.tally.Tally;

/// An adapter with storage and its hosts, in the hand of one thread on which a seed decides who
/// takes the next step. Once its power is lost nobody takes one any more, until it is back.
final class CrashWorld implements AutoCloseable {
  /// How an update ended that was not refused.
  static final String RESTARTS = "restarts";

  /// What the refusal says of an image that is older than the confirmed one was.
  static final String OLDER = "older than the anti-rollback counter allows";

  private static final int STEPS_MAX = 100_000;
  private static final int BREACHES_MAX = 20;

  /// How many steps hosts and workers take before an update, and behind each start.
  private static final int MOVES = 300;

  private final CrashCase about;
  private final CrashParts parts;
  private final Lasting lasting;
  private final Surroundings surroundings;
  private final SplittableRandom random;

  /// What forks take their streams from: how many there are makes no difference to this world.
  private final SplittableRandom forks;

  /// What memory holds when power comes back is drawn apart: nothing else depends on it.
  private final SplittableRandom noise;

  private final List<Breach> breaches = new ArrayList<>();
  private final CrashHosts hosts;
  private final CrashJudge judge;
  private final Actor nobody = new Actor("nobody", TraceSink.NONE);
  private final @Nullable RequestStage[] workers;
  private final Set<CrashPromise> tried = EnumSet.noneOf(CrashPromise.class);
  private Adapter adapter;
  private Optional<StartReport> running = Optional.empty();

  /// A new adapter with the old image, which does not run yet.
  CrashWorld(CrashCase about, CrashParts parts, long seed) {
    this(about, parts, Lasting.blank(about), new SplittableRandom(seed), Optional.empty());
    install(adapter.storage(), MemorySegment.ofArray(about.oldImage()));
  }

  /// An image is installed in slot 1. One that is to be in slot 2 came there later, and left in
  /// slot 1 what was there before.
  private void install(Storage storage, MemorySegment image) {
    storage.install(image).ifPresent(CrashWorld::fail);
    if (about.oldSlot() == 1) {
      return;
    }
    for (int block = 0; block < storage.slots().blocks(image.byteSize()); block++) {
      if (storage.slots().storeBlock(about.oldSlot(), block, image)
          instanceof IoResult.Failed(String line)) {
        fail(line);
      }
    }
    BootRecord confirmed = storage.records().read().orElseThrow();
    if (!storage.records().write(confirmed.withTrial(1).confirmed(confirmed.counter()))) {
      fail("the boot record could not be written");
    }
  }

  private static void fail(String line) {
    throw new IllegalStateException(line);
  }

  private CrashWorld(
      CrashCase about,
      CrashParts parts,
      Lasting lasting,
      SplittableRandom random,
      Optional<CrashWorld> before) {
    this.about = about;
    this.parts = parts;
    this.lasting = lasting;
    this.surroundings = lasting.around(about, parts);
    this.random = random;
    this.forks = random.split();
    this.hosts = new CrashHosts(about, random.split(), this::broken);
    this.noise = random.split();
    this.judge =
        before
            .map(world -> world.judge.copy(this::broken))
            .orElseGet(() -> new CrashJudge(about, this::broken));
    before.ifPresent(world -> hosts.remember(world.hosts));
    this.workers = new @Nullable RequestStage[about.sizes().workers()];
    this.adapter = made();
    before.ifPresent(world -> comesOn(world.adapter, _ -> true));
  }

  /// Another adapter that runs nothing, with a copy of all that outlasts a loss of power, while
  /// this one runs nothing either.
  CrashWorld fork() {
    return new CrashWorld(about, parts, lasting.copy(), forks.split(), Optional.of(this));
  }

  /// So many of the places where a start can be cut, or all where there are no more, in
  /// their order.
  List<Power.Cut> drawn(List<Power.Cut> places, int cutsMax) {
    List<Power.Cut> left = new ArrayList<>(places);
    while (left.size() > cutsMax) {
      left.remove(forks.nextInt(left.size()));
    }
    return left;
  }

  private Adapter made() {
    return new Adapter(
        about.sizes(), surroundings, hosts::answered, MemoryObserver.NONE, about.classes());
  }

  private void broken(Breach breach) {
    if (breaches.size() < BREACHES_MAX) {
      breaches.add(breach);
    }
  }

  List<Breach> breaches() {
    return List.copyOf(breaches);
  }

  /// What was put to the test so far: images by a start behind a loss of power, records and flushed
  /// blocks by the loss, logins by a fast start, and the update by its second end.
  Set<CrashPromise> tried() {
    return EnumSet.copyOf(tried);
  }

  Power power() {
    return lasting.power();
  }

  /// Plans a loss of power.
  void cutAt(Power.Cut cut) {
    power().cutAt(cut);
  }

  long answers() {
    return hosts.answers();
  }

  /// How often hosts asked for what.
  Tally asked() {
    return hosts.asked();
  }

  /// Which of the writes so far were operations of a burn.
  SortedSet<Long> burns() {
    return lasting.burns();
  }

  boolean isOver() {
    return power().isLost() || !breaches.isEmpty();
  }

  /// What a start reads of all that outlasts a loss of power: two adapters of which this is the
  /// same start alike, wherever they lost it.
  Object startsFrom() {
    ByteBuffer rows = ByteBuffer.allocate(lasting.cells().rows() * NonvolatileMemory.ROW_BYTES);
    lasting.cells().read(0, rows);
    return List.of(
        rows.flip(),
        judge.trialIn(lasting),
        surroundings.companions().parts().stream().map(CompanionPart::burnt).toList());
  }

  // --------------------------------------------------------------------------- what is done

  /// Hosts and workers take steps.
  void work() {
    for (int left = MOVES; left > 0 && !isOver(); left--) {
      move();
    }
  }

  private void move() {
    int worker = random.nextInt(workers.length + 1);
    if (worker == workers.length) {
      hosts.ask();
    } else {
      step(worker);
    }
  }

  private void step(int worker) {
    RequestStage stage = workers[worker];
    if (stage == null) {
      PortRequest request = hosts.take();
      if (request == null) {
        return;
      }
      stage = RequestStage.first(worker, request);
    }
    RequestStage next = parts.take(stage, adapter, nobody);
    workers[worker] = next instanceof RequestStage.Answered ? null : next;
  }

  /// An update while hosts work, up to the restart or a refusal.
  ///
  /// @return how it ended; nothing where power was lost
  Optional<String> update(String id, byte[] image) {
    if (!adapter.control().claimUpdate()) {
      broken(CrashPromise.RETRIED.broken("an update is left over"));
      return Optional.empty();
    }
    UpdateCommand command =
        new UpdateCommand(
            id,
            ImageSources.stream(
                id, OptionalLong.of(image.length), () -> new ByteArrayInputStream(image)),
            about.path().policy());
    UpdateStage stage = UpdateStage.first(adapter, command);
    for (int left = STEPS_MAX; left > 0 && !isOver(); left--) {
      if (stage instanceof UpdateStage.Ended(Outcome outcome)) {
        return Optional.of(told(outcome));
      }
      if (stage instanceof RestartStage.Restarting) {
        return Optional.of(RESTARTS);
      }
      if (random.nextInt(3) == 0) {
        stage = step(stage);
      } else {
        move();
      }
    }
    if (!isOver()) {
      broken(CrashPromise.RETRIED.broken("an update ends: at=" + stage.action()));
    }
    return Optional.empty();
  }

  private UpdateStage step(UpdateStage stage) {
    judge.updates(stage);
    UpdateStage next = parts.take(stage, adapter, nobody);
    if (!power().isLost()) {
      judge.updated(stage, next, adapter, lasting);
    }
    return next;
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.refusal().line();
      case Outcome.Lost lost -> "lost: " + lost.line();
      case Outcome.Updated updated -> "updated without a restart: " + updated.to();
    };
  }

  /// A start from its first step to its last, while hosts wait; judged unless power is lost. Its
  /// first step closes the gate, and no worker comes before it.
  void start() {
    StartStage stage = StartStage.first();
    running = Optional.empty();
    for (int left = STEPS_MAX; stage.enabled(adapter) && !isOver(); left--) {
      if (left == 0) {
        broken(CrashPromise.WHOLE.broken("a start ends: at=" + stage.action()));
      }
      if (stage instanceof StartStage.ReadRecord || random.nextBoolean()) {
        judge.starts(stage, adapter, lasting);
        stage = parts.take(stage, adapter, nobody);
      } else {
        move();
      }
    }
    if (!isOver()
        && judge.judgeStart(stage, adapter, lasting).isPresent()
        && stage instanceof StartStage.Started(StartReport report)) {
      running = Optional.of(report);
      tries(CrashPromise.WHOLE, tried.contains(CrashPromise.CONFIRMED));
      tries(CrashPromise.SESSIONS, report.fast() && hosts.isLoggedIn());
    }
  }

  /// The image that runs has served; if it is on trial, it is confirmed.
  void confirm() {
    Optional<StartStage.Confirm> confirm =
        running.flatMap(report -> new StartStage.Started(report).served());
    if (confirm.isPresent() && !isOver()) {
      judge.confirming();
      StartStage end = parts.take(confirm.get(), adapter, nobody);
      if (!power().isLost()) {
        judge.confirmed(lasting);
        running = Optional.of(((StartStage.Started) end).report());
      }
    }
  }

  /// Power is lost now, if it is not yet, and comes back.
  void losePower() {
    power().lose();
    running = Optional.empty();
    for (int worker = 0; worker < workers.length; worker++) {
      workers[worker] = null;
    }
    power().restore();
    lasting.disk().losePower(random);
    tries(CrashPromise.CONFIRMED, true);
    tries(CrashPromise.BLOCKS, hosts.isFlushed());
    hosts.losePower(lasting.disk());
    judge.losePower(lasting);
    try (Adapter before = adapter) {
      adapter = made();
      comesOn(before, _ -> noise.nextBoolean());
    }
  }

  /// Nobody clears memory when power comes on: each region holds what it held, or anything. Only
  /// control words are registers, and zero.
  private void comesOn(Adapter before, Predicate<Region> isHeld) {
    for (Region region : Region.values()) {
      if (region != Region.CONTROL) {
        Span span = adapter.memory().span(region);
        byte[] bytes = before.memory().view(span).toArray(ValueLayout.JAVA_BYTE);
        if (!isHeld.test(region)) {
          noise.nextBytes(bytes);
        }
        adapter.memory().write(span.base(), MemorySegment.ofArray(bytes));
      }
    }
  }

  // ------------------------------------------------------------------------------ what is so

  /// Every request comes to its end, and all that hosts were told is there.
  void rest() {
    for (int left = STEPS_MAX; !hosts.isIdle() && left > 0 && !isOver(); left--) {
      step(random.nextInt(workers.length));
    }
    if (!isOver()) {
      hosts.complain();
      running.ifPresent(report -> judge.judgeData(adapter, report.slot(), hosts.reports()));
    }
  }

  /// An update ends with a start by the fast sequence, where power stays.
  void expectFast() {
    if (!isOver() && running.filter(StartReport::fast).isEmpty()) {
      broken(CrashPromise.RETRIED.broken("an update ends with a fast start: " + running));
    }
  }

  /// Power was lost where it was to be, or the same seed is not the same run.
  void expectLost() {
    if (!power().isLost() && breaches.isEmpty()) {
      broken(CrashPromise.WHOLE.broken("power was not lost, so nothing was tried"));
    }
  }

  /// A step was not taken: something of the adapter threw an exception.
  void fails(RuntimeException e) {
    broken(CrashPromise.WHOLE.broken("an adapter fails: " + e));
  }

  /// An update that is tried again ends like the first.
  void expectLike(String first, String again) {
    tries(CrashPromise.RETRIED, true);
    if (!again.equals(first)) {
      unlikeFirst(first, again);
    }
  }

  void unlikeFirst(String first, String again) {
    broken(CrashPromise.RETRIED.broken("expected: " + first + "; found: " + again));
  }

  private void tries(CrashPromise promise, boolean isTried) {
    if (isTried) {
      tried.add(promise);
    }
  }

  /// Whether the new image is the confirmed one.
  boolean isThrough() {
    return judge.isThrough();
  }

  @Override
  public void close() {
    adapter.close();
  }
}
