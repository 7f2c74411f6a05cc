package palimpsest.properties.trace;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.load.Load;
import palimpsest.properties.load.LoadPlan;

/// An adapter with storage on threads, with hosts at work, and its trace.
final class FastloadRun {
  private static final AdapterConfiguration SIZES =
      AdapterConfiguration.small().withWindowBytes(1 << 20);
  private static final int SLOT_BLOCK_BYTES = 64 << 10;
  private static final int BLOCKS_EACH = 4;

  private final RecordedTrace trace;
  private final List<String> outcomes = new ArrayList<>();

  private FastloadRun(RecordedTrace trace) {
    this.trace = trace;
  }

  /// Updates to the new release, which is confirmed but for the second update; each is followed by
  /// what comes of going back.
  static FastloadRun of(long seed) throws InterruptedException {
    Surroundings surroundings = surroundings();
    FastloadRun run = run(surroundings);
    run.go(surroundings, seed);
    return run;
  }

  /// One update, without hosts: whoever takes a step has taken all before it.
  static FastloadRun idle() {
    Surroundings surroundings = surroundings();
    FastloadRun run = run(surroundings);
    try (ThreadedAdapter adapter = run.started(surroundings)) {
      run.update(adapter, TracedRun.NEW);
    }
    return run;
  }

  private static Surroundings surroundings() {
    long blocks = 2 * (SIZES.windowBytes() / SLOT_BLOCK_BYTES + 1);
    Storage storage =
        Storage.of(
            1,
            new NonvolatileCells(Storage.ROWS, new Power()),
            new MemoryDevice(new DeviceSize(SLOT_BLOCK_BYTES, blocks)),
            StartSettings.standard());
    return TracedRun.surroundings(
            new MemoryDevice(new DeviceSize(512, (long) SIZES.ports() * BLOCKS_EACH)))
        .with(storage);
  }

  private static FastloadRun run(Surroundings surroundings) {
    return new FastloadRun(
        new RecordedTrace(
            new AdapterHeader(SIZES, surroundings.environment())
                .with(TracedRun.OLD, TracedRun.image(TracedRun.OLD).length)
                .with(TracedRun.NEW, TracedRun.image(TracedRun.NEW).length)
                .with(surroundings.storage().orElseThrow())
                .build()));
  }

  private ThreadedAdapter started(Surroundings surroundings) {
    ThreadedAdapter adapter =
        new ThreadedAdapter(
            SIZES, surroundings, DriverConfiguration.standard(), new OneAtATime(trace));
    adapter
        .start(TracedRun.image(TracedRun.OLD))
        .ifPresent(
            line -> {
              throw new AssertionError(line);
            });
    return adapter;
  }

  private void go(Surroundings surroundings, long seed) throws InterruptedException {
    try (ThreadedAdapter adapter = started(surroundings)) {
      Load load =
          Load.start(
              new LoadPlan(
                  TracedRun.HOSTS,
                  SIZES.ports() / TracedRun.HOSTS,
                  BLOCKS_EACH,
                  seed,
                  new TreeMap<>(Map.of(3, 100L))),
              adapter,
              () -> 0);
      load.awaitAnswers(100);
      update(adapter, TracedRun.NEW);
      load.awaitAnswers(100);
      update(adapter, TracedRun.NEW);
      adapter.confirm();
      update(adapter, TracedRun.OLD);
      update(adapter, TracedRun.NEW);
      adapter.confirm();
      load.awaitAnswers(100);
      for (HostReport report : load.stop()) {
        outcomes.addAll(report.problems());
      }
      adapter.failures().forEach(fault -> outcomes.add(fault.toString()));
    }
  }

  private void update(ThreadedAdapter adapter, Release to) {
    byte[] image = TracedRun.image(to);
    Outcome outcome =
        adapter
            .interrupt(
                new UpdateCommand(
                    "update " + outcomes.size(),
                    ImageSources.stream(
                        to.name(),
                        OptionalLong.of(image.length),
                        () -> new ByteArrayInputStream(image)),
                    new Policy(true, Policy.STRICT.acceptedLosses())))
            .join();
    outcomes.add(
        outcome instanceof Outcome.Refused refused
            ? refused.refusal().kind().name()
            : outcome.getClass().getSimpleName());
  }

  /// How the updates ended, and whatever hosts complained of.
  List<String> outcomes() {
    return List.copyOf(outcomes);
  }

  /// The trace's lines.
  List<String> lines() {
    try (var in = trace.read()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// One thread after the other.
  private record OneAtATime(RecordedTrace trace) implements TraceSink {
    @Override
    public synchronized void emit(TraceEvent event) {
      trace.emit(event);
    }
  }
}
