package palimpsest.properties.roll;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.system.CheckingInput;
import palimpsest.impl.system.LivePaths;
import palimpsest.impl.system.RollCommand;
import palimpsest.impl.system.RollOutcome;
import palimpsest.impl.system.RollStage;
import palimpsest.impl.system.StorageSystem;
import palimpsest.impl.system.TogetherCompatible;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.world.World;

/// Rolls an update over the adapters of a plan, again and again: once as it should be, once from
/// each medium that vanishes, and once for each loss of power.
public final class RollRunner {
  private static final int STEPS_MAX = 200;
  private static final long UPDATE_SECONDS = 60;
  private static final List<Power.Tear> TEARS =
      List.of(sizeBytes -> sizeBytes / 2, Power.Tear.NOT_AT_ALL, _ -> 0);

  private final RollPlan plan;
  private final RollSettings settings;
  private final Folders folders;
  private final RollParts parts;
  private final World world;
  private final Release from;
  private final AdapterConfiguration sizes;
  private final byte[] image;
  private final Digest digest;
  private final String target;
  private final KeptTraces traces;

  /// Where files go.
  ///
  /// @param scratch for media
  /// @param traces for the trace of each roll, where they are kept
  public record Folders(Path scratch, Optional<Path> traces) {}

  public RollRunner(ReleaseHistory history, RollPlan plan, RollSettings settings, Folders folders) {
    this(history, plan, settings, folders, RollParts.OWN);
  }

  RollRunner(
      ReleaseHistory history,
      RollPlan plan,
      RollSettings settings,
      Folders folders,
      RollParts parts) {
    this.plan = plan;
    this.settings = settings;
    this.folders = folders;
    this.parts = parts;
    this.world = new World(history.environment(), settings.seed());
    this.from = history.release(plan.path().from()).orElseThrow();
    Release to = history.release(plan.path().to()).orElseThrow();
    this.target = to.name();
    this.traces = new KeptTraces(plan, from, to, folders.traces());
    this.image = world.image(to);
    this.digest = ImageReader.header(MemorySegment.ofArray(image)).digest();
    long bytes = Math.max(image.length, world.image(from).length);
    this.sizes =
        AdapterConfiguration.small()
            .withWindowBytes(Math.max(bytes, AdapterConfiguration.small().windowBytes()));
  }

  /// All rolls; the listener is told of each as it ends.
  public RollResult run(Consumer<RollRun> listener) throws InterruptedException {
    return run(_ -> true, listener);
  }

  /// The roll in which nothing happens, as all else that can happen follows of it, and those in
  /// which something does that is chosen; each ends as it does among all of them.
  public RollResult run(Predicate<RollEvent> chosen, Consumer<RollRun> listener)
      throws InterruptedException {
    List<RollRun> runs = new ArrayList<>();
    Calm calm = calm();
    runs.add(told(calm.run(), listener));
    List<RollEvent> events = calm.run().isKept() ? events(calm) : List.of();
    for (int index = 0; index < events.size(); index++) {
      RollEvent event = events.get(index);
      if (chosen.test(event)) {
        runs.add(told(run(event, index + 1), listener));
      }
    }
    return new RollResult(plan, settings, runs, true);
  }

  /// All that can happen, in the order of rolls.
  private List<RollEvent> events(Calm calm) {
    List<RollEvent> events = new ArrayList<>();
    plan.vanishingMedia().forEach(medium -> events.add(new RollEvent.MediumVanishes(medium)));
    events.addAll(losses(calm));
    return events;
  }

  private RollRun run(RollEvent event, int number) throws InterruptedException {
    return event instanceof RollEvent.MediumVanishes(Medium medium)
        ? vanishing(medium)
        : cut(event, number);
  }

  private RollRun ended(RollLedger ledger, Taken taken) {
    traces.keep(ledger.recorded());
    return ledger.run(taken.ended(), taken.isTakenOver());
  }

  private static RollRun told(RollRun run, Consumer<RollRun> listener) {
    listener.accept(run);
    return run;
  }

  /// The roll in which nothing happens, how often each adapter wrote, and which steps it took.
  record Calm(RollRun run, List<Integer> writes, List<String> actions) {}

  /// A roll as it was taken: `ended` as in `RollRun`.
  private record Taken(String ended, boolean isTakenOver, List<String> actions) {
    boolean isRolled() {
      return ended.equals(RollRun.ROLLED);
    }
  }

  Calm calm() throws InterruptedException {
    Medium medium = plan.wholeMedia().getFirst();
    try (RollSite site = site()) {
      RollLedger ledger = new RollLedger(new RollEvent.Nothing(), medium, traces.header());
      if (!ledger.noted(RollPromise.WHOLE, site.start())) {
        return new Calm(ledger.run(RollRun.ROLLED, false), List.of(), List.of());
      }
      List<Long> before = writes(site);
      List<PathHost> hosts = hosts(site);
      Taken taken = underLoad(site, hosts, ledger, "roll", new RollEvent.Nothing());
      ledger.runs(site.running());
      expectRolled(taken, site, ledger);
      hosts.forEach(ledger::told);
      ledger.noted(RollPromise.HOSTS, site.faults());
      List<Long> after = writes(site);
      return new Calm(
          ended(ledger, taken),
          IntStream.range(0, before.size())
              .mapToObj(index -> (int) (after.get(index) - before.get(index)))
              .toList(),
          taken.actions());
    }
  }

  private static List<Long> writes(RollSite site) {
    return site.adapters().stream().map(adapter -> adapter.power().writes()).toList();
  }

  private void expectRolled(Taken taken, RollSite site, RollLedger ledger) {
    if (!taken.isRolled()) {
      ledger.broken(RollPromise.ROLLED, "the roll stopped: " + taken.ended());
    } else if (!ledger.allRun(target)) {
      ledger.broken(RollPromise.ROLLED, "not all run " + target);
    } else {
      ledger.noted(RollPromise.ROLLED, site.onTrial());
    }
  }

  RollRun vanishing(Medium medium) throws InterruptedException {
    try (RollSite site = site()) {
      RollLedger ledger =
          new RollLedger(new RollEvent.MediumVanishes(medium), medium, traces.header());
      ledger.noted(RollPromise.WHOLE, site.start());
      List<Long> before = writes(site);
      RollWatch watch = new RollWatch(plan, site);
      Taken taken = roll(site, watch, "roll", medium, new RollEvent.Nothing(), ledger);
      ledger.runs(site.running());
      if (taken.isRolled() || watch.hasAsked() || !writes(site).equals(before)) {
        ledger.broken(RollPromise.MEDIUM, "adapters were given half an image: " + taken.ended());
      }
      ledger.noted(RollPromise.HOSTS, site.faults());
      return ended(ledger, taken);
    }
  }

  RollRun cut(RollEvent event, int number) throws InterruptedException {
    List<Medium> media = plan.wholeMedia();
    try (RollSite site = site()) {
      RollLedger ledger = new RollLedger(event, media.get(number % media.size()), traces.header());
      ledger.noted(RollPromise.WHOLE, site.start());
      List<PathHost> hosts = hosts(site);
      if (event instanceof RollEvent.CutAtWrite(String adapter, int write, _)) {
        Power.Tear tear = TEARS.get(number % TEARS.size());
        site.adapter(adapter).power().cutAt(new Power.Cut(write, tear));
      }
      Taken taken = underLoad(site, hosts, ledger, "roll", event);
      if (site.adapters().stream().noneMatch(adapter -> adapter.power().isLost())) {
        ledger.broken(RollPromise.ROLLED, "power was not lost, so nothing was tried");
      }
      if (ledger.noted(RollPromise.WHOLE, site.restore())) {
        ledger.runs(site.running());
        if (!ledger.onlyRun(List.of(from.name(), target))) {
          ledger.broken(RollPromise.WHOLE, "what runs is neither old nor new");
        }
        for (PathHost host : hosts) {
          host.reconnect();
        }
        Taken again = underLoad(site, hosts, ledger, "again", new RollEvent.Nothing());
        ledger.runAfter(site.running());
        expectRolled(again, site, ledger);
      }
      hosts.forEach(ledger::told);
      ledger.noted(RollPromise.HOSTS, site.faults());
      return ended(ledger, taken);
    }
  }

  /// Rolls while hosts work; each of them is answered before and afterwards, whoever is dead.
  private Taken underLoad(
      RollSite site, List<PathHost> hosts, RollLedger ledger, String id, RollEvent event)
      throws InterruptedException {
    RollWatch watch = new RollWatch(plan, site);
    try (PathLoad load = PathLoad.start(hosts)) {
      boolean answered = load.awaitAnswers(settings.answersEach());
      Taken taken = roll(site, watch, id, ledger.medium(), event, ledger);
      answered &= load.awaitAnswers(settings.answersEach());
      load.stop();
      if (!answered) {
        ledger.broken(RollPromise.PATHS, "a host is answered by none of its paths");
      }
      if (watch.isHeirLeft() && !taken.isTakenOver() && !taken.isRolled()) {
        ledger.broken(RollPromise.TAKEN_OVER, "a peer had the image, and did not take over");
      }
      return taken;
    }
  }

  /// Takes the steps of a roll to its end.
  private Taken roll(
      RollSite site,
      RollWatch watch,
      String id,
      Medium medium,
      RollEvent event,
      RollLedger ledger) {
    StorageSystem system = ledger.trace().heard(system(site, watch));
    RollCommand command =
        new RollCommand(id, medium.holding(image, folders.scratch()), plan.path().policy());
    ledger.trace().triggered(command);
    RollStage stage = RollStage.first(command);
    List<String> actions = new ArrayList<>();
    while (!(stage instanceof RollStage.Ended) && actions.size() < STEPS_MAX) {
      if (event instanceof RollEvent.CutBeforeStep(String adapter, int step, _)
          && step == actions.size() + 1) {
        site.adapter(adapter).power().lose();
      }
      watch.look(digest);
      stage
          .waitsFor()
          .ifPresent(
              awaited ->
                  awaited
                      .handle((_, _) -> 0)
                      .completeOnTimeout(0, UPDATE_SECONDS, TimeUnit.SECONDS)
                      .join());
      actions.add(stage.action());
      RollStage next = parts.taking().take(stage, system);
      ledger.trace().took(stage, next);
      stage = next;
    }
    watch.breaches().forEach(ledger::broken);
    if (stage instanceof RollStage.Ended(RollOutcome outcome)) {
      return switch (outcome) {
        case RollOutcome.Rolled(_, _, List<String> remarks) ->
            new Taken(RollRun.ROLLED, !remarks.isEmpty(), actions);
        case RollOutcome.Stopped(_, String line, _, List<String> remarks) ->
            new Taken(line, !remarks.isEmpty(), actions);
      };
    }
    String line = "a roll ends: at=" + stage.action();
    ledger.broken(RollPromise.TAKEN_OVER, line);
    return new Taken(line, false, actions);
  }

  private StorageSystem system(RollSite site, RollWatch watch) {
    return new StorageSystem(
        parts
            .input()
            .apply(
                new CheckingInput(
                    sizes.windowBytes(),
                    site.adapter(plan.source()).threaded().adapter().surroundings().trust())),
        site.adapters().stream()
            .map(adapter -> parts.adapter().apply(watch.watched(adapter.rolled())))
            .toList(),
        parts.checks().apply(List.of(new LivePaths(plan.hosts()), new TogetherCompatible())));
  }

  private RollSite site() {
    return new RollSite(plan, world, from, sizes, parts);
  }

  private List<PathHost> hosts(RollSite site) {
    return IntStream.range(0, plan.hosts().size())
        .mapToObj(
            port ->
                new PathHost(
                    plan.hosts().get(port).host(),
                    port,
                    plan.hosts().get(port).adapters().stream().map(site::adapter).toList(),
                    settings.seed() + port))
        .toList();
  }

  /// Each loss of power: at writes of each adapter, then before steps of the roll.
  List<RollEvent> losses(Calm calm) {
    List<RollEvent> losses = new ArrayList<>();
    for (int index = 0; index < plan.adapters().size(); index++) {
      int writes = calm.writes().get(index);
      for (int write : spread(writes)) {
        losses.add(new RollEvent.CutAtWrite(plan.adapters().get(index), write, writes));
      }
    }
    List<String> actions = calm.actions();
    for (String adapter : settings.everyStep() ? plan.adapters() : List.of(plan.source())) {
      for (int step = 1; step <= actions.size(); step++) {
        String action = actions.get(step - 1);
        if (settings.everyStep() || step == middle(actions, action)) {
          losses.add(new RollEvent.CutBeforeStep(adapter, step, action));
        }
      }
    }
    return losses;
  }

  /// The writes at which power is lost: the first, the last, and others as far apart as can be.
  private List<Integer> spread(int writes) {
    int count = Math.min(settings.writesEach(), writes);
    return IntStream.range(0, count)
        .mapToObj(index -> count == 1 ? writes : 1 + index * (writes - 1) / (count - 1))
        .toList();
  }

  /// The step in the middle of those that take an action.
  private static int middle(List<String> actions, String action) {
    List<Integer> steps =
        IntStream.rangeClosed(1, actions.size())
            .filter(step -> actions.get(step - 1).equals(action))
            .boxed()
            .toList();
    return steps.get(steps.size() / 2);
  }
}
