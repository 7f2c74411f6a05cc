package palimpsest.properties.path;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceOpening;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.FileDevice;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.judge.Judge;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.load.Load;
import palimpsest.properties.load.LoadPlan;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.PathResult.Traffic;
import palimpsest.properties.tally.Tally;
import palimpsest.properties.trace.AdapterHeader;
import palimpsest.properties.trace.TraceHeader;
import palimpsest.properties.world.World;

/// Runs update paths of a history: starts an adapter with the old image, puts hosts to work on it,
/// updates, and judges from outside.
public final class PathRunner {
  private static final int HOSTS = 4;
  private static final int PORTS_EACH = 4;
  private static final int BLOCKS_EACH = 16;
  private static final DeviceSize DEVICE = new DeviceSize(512, HOSTS * PORTS_EACH * BLOCKS_EACH);

  private final ReleaseHistory history;
  private final RunSettings settings;
  private final LongSupplier nanos;
  private final Folders folders;
  private final AdapterConfiguration least;
  private final CopyLimit limit;
  private final World world;

  /// Where a runner writes.
  ///
  /// @param scratch for the hosts' blocks
  /// @param traces for the trace of each path's run in which every actor is observed
  public record Folders(Path scratch, Path traces) {}

  public PathRunner(
      ReleaseHistory history, RunSettings settings, LongSupplier nanos, Folders folders) {
    this(history, settings, nanos, folders, AdapterConfiguration.small());
  }

  /// @param least the sizes of adapters; the window is larger where an image is
  public PathRunner(
      ReleaseHistory history,
      RunSettings settings,
      LongSupplier nanos,
      Folders folders,
      AdapterConfiguration least) {
    this.history = history;
    this.settings = settings;
    this.nanos = nanos;
    this.folders = folders;
    this.least = least;
    this.limit = CopyLimit.measure(nanos);
    this.world = new World(history.environment(), settings.seed());
  }

  public CopyLimit limit() {
    return limit;
  }

  /// Runs one path as often as the settings say, and once more with every actor observed.
  public PathResult run(UpdatePath path, PathListener listener) throws InterruptedException {
    Release from = history.release(path.from()).orElseThrow();
    Release to = history.release(path.to()).orElseThrow();
    Optional<String> unstarted = unstarted(new Ends(from, to));
    if (unstarted.isPresent()) {
      PathResult result = notRun(path, unstarted.get());
      listener.finished(result);
      return result;
    }
    List<Run> runs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int number = 1; number <= settings.runs() + 1; number++) {
      listener.running(path, number, settings.runs() + 1);
      Ends ends = new Ends(from, to);
      Run run =
          number > settings.runs()
              ? observedRun(path, ends, number)
              : measuredRun(path, ends, number);
      runs.add(run);
      for (String problem : run.problems()) {
        problems.add("run " + number + ": " + problem);
      }
    }
    PathResult result = result(path, to, runs, problems);
    listener.finished(result);
    return result;
  }

  /// How an adapter starts by either sequence once it was updated along the path; nothing where it
  /// is not updated.
  public Optional<StartTimes> compareStarts(UpdatePath path) {
    Release from = history.release(path.from()).orElseThrow();
    Release to = history.release(path.to()).orElseThrow();
    return new StartComparison(world, sizes(new Ends(from, to)), from).of(path, from, to);
  }

  /// Why the path cannot even begin: its first release does not start in this environment.
  private Optional<String> unstarted(Ends ends) {
    try (BlockDevice device = device();
        ThreadedAdapter adapter = adapter(ends, device, TraceSink.NONE)) {
      return adapter
          .start(world.image(ends.from()))
          .map(line -> "release " + ends.from().name() + " does not start: " + line);
    }
  }

  private static PathResult notRun(UpdatePath path, String line) {
    return new PathResult(
        path,
        Promise.REFUSED,
        List.of(),
        Optional.of(line),
        Optional.empty(),
        Traffic.NONE,
        List.of(line));
  }

  private record Ends(Release from, Release to) {}

  /// One update, with what hosts and observers had to say of it.
  private record Run(
      Outcome outcome,
      Optional<Pause> pause,
      Optional<Timeline> timeline,
      Optional<Latencies> outside,
      Traffic traffic,
      List<String> problems) {}

  private Run measuredRun(UpdatePath path, Ends ends, int number) throws InterruptedException {
    PauseRecorder recorder = new PauseRecorder(nanos);
    Told told = runOnce(path, ends, number, recorder);
    return new Run(
        told.outcome(),
        recorder.pause(),
        recorder.closedNanos().map(closed -> Timeline.around(closed, told.reports())),
        recorder.closedNanos().flatMap(closed -> outside(closed, recorder.pause(), told)),
        told.traffic(0, 0),
        told.problems());
  }

  private static Optional<Latencies> outside(long closed, Optional<Pause> pause, Told told) {
    return pause.map(
        measured -> Latencies.outside(closed, closed + measured.totalNanos(), told.reports()));
  }

  private Run observedRun(UpdatePath path, Ends ends, int number) throws InterruptedException {
    PathTrace trace = new PathTrace(trace(path), header(ends));
    Told told;
    try (trace) {
      told = runOnce(path, ends, number, trace);
    }
    List<String> problems = new ArrayList<>(told.problems());
    problems.addAll(trace.problems());
    return new Run(
        told.outcome(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        told.traffic(trace.gate().waits(), trace.gate().events()),
        problems);
  }

  /// The file of a path's trace, whatever its releases are named.
  private Path trace(UpdatePath path) {
    String name = path.from() + ".." + path.to() + ".ndjson";
    return folders.traces().resolve(URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  private TraceHeader header(Ends ends) {
    return new AdapterHeader(sizes(ends), World.environmentOf(history.environment(), ends.from()))
        .with(ends.from(), world.image(ends.from()).length)
        .with(ends.to(), world.image(ends.to()).length)
        .build();
  }

  /// What there is to tell of a run besides what an observer saw.
  private record Told(
      Outcome outcome, List<HostReport> reports, Judge.Judgement judgement, List<String> problems) {
    Traffic traffic(int waits, long events) {
      return new Traffic(
          reports.stream().mapToLong(report -> report.completion().count()).sum(),
          waits,
          judgement.loginsCompared(),
          judgement.removalsCompared(),
          events,
          reports.stream().map(HostReport::asked).reduce(Tally.NONE, Tally::plus));
    }
  }

  private Told runOnce(UpdatePath path, Ends ends, int number, TraceSink observer)
      throws InterruptedException {
    try (BlockDevice device = device();
        ThreadedAdapter adapter = adapter(ends, device, observer)) {
      Optional<String> failure = adapter.start(world.image(ends.from()));
      if (failure.isPresent()) {
        throw new IllegalStateException(
            "the history's release " + ends.from().name() + " starts: " + failure.get());
      }
      try (Load load = Load.start(plan(ends, settings.seed() + number), adapter, nanos)) {
        return told(path, ends, adapter, load);
      }
    }
  }

  private Told told(UpdatePath path, Ends ends, ThreadedAdapter adapter, Load load)
      throws InterruptedException {
    load.awaitAnswers(settings.answersAround());
    byte[] image = world.image(ends.to());
    Outcome outcome = update(adapter, command(path, image, "first try"));
    List<String> problems = new ArrayList<>();
    if (outcome instanceof Outcome.Refused) {
      load.awaitAnswers(settings.answersAround());
      retry(adapter, command(path, image, "second try"), outcome, problems);
    }
    load.awaitAnswers(settings.answersAround());
    List<HostReport> reports = load.stop();
    Release after = outcome instanceof Outcome.Updated ? ends.to() : ends.from();
    Judge.Judgement judgement =
        Judge.judge(
            adapter.adapter(), new Judge.Case(ends.from(), after, ends.from().version(), reports));
    reports.forEach(report -> problems.addAll(report.problems()));
    problems.addAll(judgement.problems());
    adapter.failures().forEach(fault -> problems.add("the adapter failed: " + fault));
    return new Told(outcome, reports, judgement, problems);
  }

  /// After a refusal a second try has to end like the first.
  private static void retry(
      ThreadedAdapter adapter, UpdateCommand command, Outcome first, List<String> problems)
      throws InterruptedException {
    Outcome second = update(adapter, command);
    String before = refusal(first).orElse("updated");
    String after = refusal(second).orElse("updated");
    if (!before.equals(after)) {
      problems.add("the second try ended otherwise: first=" + before + " second=" + after);
    }
  }

  private PathResult result(UpdatePath path, Release to, List<Run> runs, List<String> problems) {
    Outcome outcome = runs.getFirst().outcome();
    Promise happened = happened(outcome);
    List<String> all = new ArrayList<>(problems);
    if (happened != path.promise()) {
      all.add(
          "promised " + word(path.promise()) + ", but " + word(happened) + ": " + told(outcome));
    }
    for (Run run : runs) {
      if (!told(run.outcome()).equals(told(outcome))) {
        all.add("runs ended differently: " + told(outcome) + "; " + told(run.outcome()));
      }
    }
    Optional<String> refusal = refusal(outcome);
    path.because()
        .filter(because -> refusal.filter(line -> line.contains(because)).isEmpty())
        .ifPresent(because -> all.add("the refusal says '" + because + "': " + refusal));
    Optional<Pauses> pauses = pauses(to, runs);
    pauses
        .filter(measured -> measured.longestNanos() > measured.declaredNanos())
        .ifPresent(
            measured ->
                all.add(
                    "the declared pause bound is kept: declaredNanos="
                        + measured.declaredNanos()
                        + " longestNanos="
                        + measured.longestNanos()));
    return new PathResult(
        path,
        happened,
        reconciled(outcome),
        refusal,
        pauses,
        runs.stream().map(Run::traffic).reduce(Traffic.NONE, Traffic::plus),
        all);
  }

  /// The pauses of all runs but the last, in which every actor was observed.
  private Optional<Pauses> pauses(Release to, List<Run> runs) {
    List<Run> measured =
        runs.subList(0, runs.size() - 1).stream().filter(run -> run.pause().isPresent()).toList();
    if (measured.size() < 2) {
      return Optional.empty();
    }
    Run last = measured.getLast();
    return Optional.of(
        new Pauses(
            limit.nanosFor(world.image(to).length),
            to.shape().pauseBound().toNanos(),
            measured.getFirst().pause().orElseThrow(),
            measured.stream().skip(1).map(run -> run.pause().orElseThrow()).toList(),
            last.timeline().orElseThrow(),
            last.outside().orElseThrow()));
  }

  private static Promise happened(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Updated updated when updated.reconciled().isEmpty() -> Promise.COMPATIBLE;
      case Outcome.Updated _ -> Promise.CONVERTED;
      case Outcome.Refused _, Outcome.Lost _ -> Promise.REFUSED;
    };
  }

  private static List<Incompatibility> reconciled(Outcome outcome) {
    return outcome instanceof Outcome.Updated updated ? updated.reconciled() : List.of();
  }

  private static Optional<String> refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Updated _ -> Optional.empty();
      case Outcome.Refused refused -> Optional.of(refused.refusal().line());
      case Outcome.Lost lost -> Optional.of(lost.line());
    };
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Updated updated ->
          "updated, incompatibilities reconciled="
              + updated.reconciled().size()
              + remarks(updated.remarks());
      case Outcome.Refused refused -> refused.refusal().line() + remarks(refused.remarks());
      case Outcome.Lost lost -> "the adapter is lost, " + lost.line();
    };
  }

  private static String remarks(List<String> remarks) {
    return remarks.isEmpty() ? "" : ", remarks=" + remarks;
  }

  private static String word(Promise promise) {
    return promise.name().toLowerCase(Locale.ROOT);
  }

  private static Outcome update(ThreadedAdapter adapter, UpdateCommand command)
      throws InterruptedException {
    try {
      return adapter.interrupt(command).get();
    } catch (ExecutionException e) {
      return new Outcome.Lost(command.id(), "the adapter itself failed: " + e.getCause());
    }
  }

  private static UpdateCommand command(UpdatePath path, byte[] image, String id) {
    return new UpdateCommand(
        id,
        ImageSources.stream(
            path.to(), OptionalLong.of(image.length), () -> new ByteArrayInputStream(image)),
        path.policy());
  }

  private ThreadedAdapter adapter(Ends ends, BlockDevice device, TraceSink trace) {
    return new ThreadedAdapter(
        sizes(ends), world.around(ends.from(), device), DriverConfiguration.standard(), trace);
  }

  private AdapterConfiguration sizes(Ends ends) {
    long bytes = Math.max(world.image(ends.from()).length, world.image(ends.to()).length);
    return least.withWindowBytes(Math.max(bytes, least.windowBytes()));
  }

  private BlockDevice device() {
    Path blocks = folders.scratch().resolve("blocks");
    try {
      Files.deleteIfExists(blocks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (FileDevice.create(blocks, DEVICE)) {
      case DeviceOpening.Opened opened -> opened.device();
      case DeviceOpening.Unusable unusable -> throw new IllegalStateException(unusable.line());
    };
  }

  /// Hosts choose parameters that both images can hold.
  private static LoadPlan plan(Ends ends, long seed) {
    return new LoadPlan(
        HOSTS, PORTS_EACH, BLOCKS_EACH, seed, LoadPlan.highest(ends.from(), ends.to()));
  }
}
