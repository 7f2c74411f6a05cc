package palimpsest.properties.schedule;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.memory.MemoryObserver;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Release;
import palimpsest.properties.judge.Expectation;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.load.ToldLogin;
import palimpsest.properties.sequential.AdapterFootprint;
import palimpsest.properties.subject.Substitutes;
import palimpsest.properties.subject.code.CodeFault;
import palimpsest.properties.tally.Tally;
import palimpsest.properties.trace.AdapterHeader;
import palimpsest.properties.trace.RecordedTrace;
import palimpsest.properties.trace.TraceHeader;
import palimpsest.properties.world.World;

/// Some updates of one adapter, one after the other, while hosts work: on one thread, on which a
/// seed decides who takes the next step. Real images, real code, real stages; where substitutes are
/// given, they take the steps.
public final class ScheduledRun implements AutoCloseable {
  private static final int UPDATES = 7;
  private static final int STEPS_MAX = 12_000;
  private static final int DRAINS_MAX = 80;
  private static final int PROBLEMS_MAX = 10;
  private static final int BLOCKS_EACH = 2;

  /// More entries than one word has marks for.
  private static final AdapterConfiguration SIZES =
      new AdapterConfiguration(40, 3, 224 << 10, 16 << 10, 64 << 10, 2, 2, 1000);

  private static final DeviceSize DEVICE = new DeviceSize(64, (long) SIZES.ports() * BLOCKS_EACH);

  private final Substitutes substitutes;
  private final RunImages images;
  private final SplittableRandom random;
  private final RunFaults faults;
  private final RecordedTrace trace;
  private final Adapter adapter;
  private final RunHosts hosts;
  private final RunJudge judge;
  private final List<Actor> actors = new ArrayList<>();
  private final @Nullable RequestStage[] workers = new RequestStage[SIZES.workers()];
  private final List<String> problems = new ArrayList<>();
  private final List<String> met = new ArrayList<>();
  private @Nullable UpdateStage update;
  private Actor updater;
  private int hung = -1;

  /// Whether hosts change entries faster than the conversion follows.
  private boolean isSlow;

  private int drains;
  private boolean expired;
  private int steps;
  private int foundAt;

  private ScheduledRun(Substitutes substitutes, RunImages images, long seed) {
    this.substitutes = substitutes;
    this.images = images;
    random = new SplittableRandom(seed);
    faults = new RunFaults(random.split());
    Surroundings surroundings =
        World.surroundings(
            Train.ENVIRONMENT, new MemoryDevice(DEVICE), images.trust(), _ -> faults);
    trace = new RecordedTrace(header(surroundings));
    updater = new Actor("update-0", trace);
    hosts =
        new RunHosts(
            SIZES.ports(),
            DEVICE.blockBytes(),
            random.nextInt(3) == 0,
            random.split(),
            trace,
            this::problem);
    adapter =
        new Adapter(SIZES, surroundings, hosts::answered, MemoryObserver.NONE, images.classes());
    judge = new RunJudge(adapter, images, this::problem);
    for (int worker = 0; worker < workers.length; worker++) {
      actors.add(new Actor("worker-" + worker, trace));
    }
  }

  /// What comes of a run; the same seed is the same run.
  public static RunReport of(Substitutes substitutes, RunImages images, long seed) {
    try (ScheduledRun run = new ScheduledRun(substitutes, images, seed)) {
      run.start();
      run.go();
      return new RunReport(seed, run.foundAt, run.trace, Tally.ofEach(run.met), run.problems);
    }
  }

  private TraceHeader header(Surroundings surroundings) {
    AdapterHeader header = new AdapterHeader(SIZES, surroundings.environment());
    for (Release release : Train.all()) {
      header = header.with(release, images.image(release).length);
    }
    return header.build();
  }

  private void start() {
    Optional<String> failure =
        new ColdStart(adapter).start(MemorySegment.ofArray(images.image(Train.FIRST)));
    if (failure.isPresent()) {
      throw new IllegalStateException("the first release starts: " + failure.get());
    }
  }

  private void go() {
    for (int number = 1; number <= UPDATES && problems.isEmpty(); number++) {
      for (int left = random.nextInt(100); left > 0; left--) {
        move();
      }
      update(number);
    }
  }

  private void problem(String line) {
    if (problems.isEmpty()) {
      foundAt = steps;
    }
    if (problems.size() < PROBLEMS_MAX) {
      problems.add(line);
    }
  }

  private void update(int number) {
    Release from = adapter.running().image().release();
    Release to = Train.target(random);
    ExpectedDecision decision =
        ExpectedDecision.of(
            new Situation(
                from,
                to,
                adapter.surroundings().environment(),
                Train.POLICY,
                PersistentData.read(adapter).data()));
    RunFault fault = faults.plan(!decision.plan().burns().isEmpty());
    RunJudge.Update about =
        new RunJudge.Update(from, to, decision, AdapterFootprint.of(adapter), fault);
    boolean losing = hosts.isLosing();
    int served = hosts.answers();
    int end = steps + STEPS_MAX;
    expired = false;
    isSlow = random.nextInt(6) == 0;
    interrupt("update " + number, to);
    while (update != null && !(update instanceof UpdateStage.Ended)) {
      move();
      losing |= hosts.isLosing();
      if (steps >= end) {
        problem("an update ends: at=" + update.action() + " fault=" + fault);
        return;
      }
    }
    if (update instanceof UpdateStage.Ended ended) {
      end(about, ended.outcome(), losing, hosts.answers() - served);
    }
  }

  private void end(RunJudge.Update about, Outcome outcome, boolean losing, int served) {
    update = null;
    hung = -1;
    met.add(outcome.getClass().getSimpleName() + " " + about.fault());
    if (!(outcome instanceof Outcome.Lost)) {
      rest();
    }
    try {
      judge.judge(
          about,
          new RunJudge.End(outcome, faults.happened(), expired, losing, served),
          hosts.reports());
    } catch (RuntimeException e) {
      problem("what an update leaves can be read: " + e);
    }
    if (outcome instanceof Outcome.Updated && problems.isEmpty()) {
      hosts.rebase(
          new Expectation(about.from(), about.to()),
          (told, values) -> {
            SortedMap<Integer, Long> others = new TreeMap<>(values);
            others.keySet().retainAll(List.of(Train.SPEED, Train.CREDIT));
            return new ToldLogin(about.to().version(), told.wwn(), told.session(), others);
          });
    }
  }

  /// Every request comes to its end.
  private void rest() {
    for (int left = STEPS_MAX; !hosts.isIdle() && left > 0; left--) {
      work(random.nextInt(workers.length));
    }
    hosts.complain();
  }

  /// Somebody takes a step.
  private void move() {
    steps++;
    int who = random.nextInt(10);
    if (who < (isSlow ? 1 : 3) && update != null) {
      advance();
      judge.watch(isEntered());
    } else if (who < 8) {
      work(random.nextInt(workers.length));
    } else if (who == 8 || random.nextInt(4) > 0) {
      hosts.ask();
    } else if (update != null) {
      interruptAgain();
    }
  }

  private boolean isEntered() {
    return update instanceof ReconcileStage
        || update instanceof PrepareStage
        || update instanceof ConvertStage
        || update instanceof OverlayStage;
  }

  private void interrupt(String id, Release to) {
    if (!adapter.control().claimUpdate()) {
      problem("an adapter without an update takes one");
      return;
    }
    long updates = adapter.control().updates() - 1;
    updater = new Actor("update-" + (updates / 2 + 1), trace);
    updater.wrote("update", updates + 1);
    updater.took("Interrupt", List.of(new Argument("id", id)));
    drains = 0;
    update =
        UpdateStage.first(
            adapter, new UpdateCommand(id, faults.source(images.image(to)), Train.POLICY));
  }

  /// Who interrupts an update is told that it is busy.
  private void interruptAgain() {
    if (adapter.control().claimUpdate()) {
      problem("one update runs at a time");
      adapter.control().releaseUpdate();
    }
  }

  private void advance() {
    UpdateStage stage = update;
    if (stage == null || stage instanceof UpdateStage.Ended) {
      return;
    }
    boolean fails = faults.before(stage, adapter);
    boolean over = stage instanceof OverlayStage.Drain && drains > DRAINS_MAX;
    UpdateStage taken = over ? ((OverlayStage.Drain) stage).expired() : stage;
    UpdateStage next = taken(taken, fails);
    if (over) {
      boolean waits = taken.equals(next);
      expired |= !waits;
      drains = 0;
      update = waits ? stage : next;
    } else {
      drains = stage instanceof OverlayStage.Drain ? drains + 1 : 0;
      update = next;
    }
  }

  private @Nullable UpdateStage taken(UpdateStage stage, boolean fails) {
    try {
      return fails
          ? ScopedValue.where(CodeFault.NOW, true)
              .call(() -> substitutes.take(stage, adapter, updater))
          : substitutes.take(stage, adapter, updater);
    } catch (RuntimeException e) {
      problem("no step of an update fails: at=" + stage.action() + " " + e);
      updater.forget();
      updater.took("Defect", List.of(new Argument("because", String.valueOf(e))));
      return null;
    }
  }

  private void work(int worker) {
    RequestStage stage = workers[worker];
    if (worker == hung) {
      return;
    }
    if (stage == null) {
      PortRequest request = hosts.take();
      if (request == null) {
        return;
      }
      stage = RequestStage.first(worker, request);
    }
    if (faults.hangs(stage) && update != null) {
      hung = worker;
      workers[worker] = stage;
      return;
    }
    workers[worker] = taken(worker, stage);
  }

  /// What a worker does next, if anything; one that fails is outside, and the trace knows it.
  private @Nullable RequestStage taken(int worker, RequestStage stage) {
    try {
      RequestStage next = substitutes.take(stage, adapter, actors.get(worker));
      return next instanceof RequestStage.Answered ? null : next;
    } catch (RuntimeException | Error e) {
      problem("no worker fails: " + e);
      Actor actor = actors.get(worker);
      actor.forget();
      if (adapter.gate().isInside(worker)) {
        adapter.gate().leave(worker);
        actor.wrote("worker-" + worker, adapter.gate().sequence(worker));
      }
      actor.took("Defect", List.of(new Argument("because", String.valueOf(e))));
      return null;
    }
  }

  @Override
  public void close() {
    adapter.close();
  }
}
