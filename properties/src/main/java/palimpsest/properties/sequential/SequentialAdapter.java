package palimpsest.properties.sequential;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.MemoryObserver;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.properties.arbitrary.Loads;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.seam.Footprint;
import palimpsest.properties.seam.Prediction;
import palimpsest.properties.seam.RunningAdapter;
import palimpsest.properties.world.World;

/// This project's adapter in the hand of one thread: the stages that threads take elsewhere are
/// taken here, one after the other.
final class SequentialAdapter implements RunningAdapter {
  private static final int STEPS_MAX = 100_000;
  private static final DeviceSize DEVICE = new DeviceSize(64, (long) Loads.PORTS * Loads.BLOCKS);

  /// Small, so that single steps are cheap, and an overlay is of several blocks.
  private static final AdapterConfiguration SIZES =
      new AdapterConfiguration(Loads.PORTS, 1, 224 << 10, 16 << 10, 64 << 10, 6, 2, 2);

  /// How images are made and checked, where their classes come from, and what is done besides.
  record Making(
      ImageMaker images, SignatureVerifier trust, ImageClasses classes, Tampering tampering) {}

  private final Making making;
  private final Surroundings surroundings;
  private final PlannedBurnFaults burnFaults = new PlannedBurnFaults();
  private final Actor updater = new Actor("update", TraceSink.NONE);
  private final Actor worker = new Actor("worker-0", TraceSink.NONE);
  private final Map<Integer, Long> numbers = new HashMap<>();
  private Adapter adapter;
  private FaultPlan faults = FaultPlan.NONE;
  private int updates;
  private int steps;
  private final Map<String, Integer> taken = new HashMap<>();
  private int blocksCopied;
  private @Nullable UpdateStage update;
  private @Nullable Response answer;

  SequentialAdapter(Release release, Environment environment, Making making) {
    this.making = making;
    this.surroundings =
        World.surroundings(environment, new MemoryDevice(DEVICE), making.trust(), _ -> burnFaults);
    this.adapter = started(release);
  }

  private Adapter started(Release release) {
    Adapter started =
        new Adapter(
            SIZES,
            surroundings,
            response -> answer = response,
            MemoryObserver.NONE,
            making.classes());
    Optional<String> failure =
        new ColdStart(started).start(MemorySegment.ofArray(making.images().image(release)));
    if (failure.isPresent()) {
      started.close();
      throw new IllegalStateException(
          "the release " + release.name() + " starts: " + failure.get());
    }
    return started;
  }

  @Override
  public int blockBytes() {
    return DEVICE.blockBytes();
  }

  @Override
  public Release running() {
    return adapter.running().image().release();
  }

  @Override
  public Version origin() {
    return adapter.running().image().origin();
  }

  @Override
  public PersistentData.Reading data() {
    return PersistentData.read(adapter);
  }

  @Override
  public Footprint footprint() {
    return AdapterFootprint.of(adapter);
  }

  @Override
  public boolean admits() {
    return adapter.gate().isOpen();
  }

  @Override
  public Response serve(int port, Request request) {
    long number = numbers.merge(port, 1L, Long::sum);
    answer = null;
    RequestStage stage = RequestStage.first(0, new PortRequest(port, number, request));
    for (int left = STEPS_MAX; !(stage instanceof RequestStage.Answered); left--) {
      RequestStage next = stage.take(adapter, worker);
      if (left == 0 || next.equals(stage)) {
        throw new IllegalStateException("a request goes on while the gate is open: at=" + stage);
      }
      stage = next;
    }
    Response response = answer;
    if (response == null || response.number() != number || response.port() != port) {
      throw new IllegalStateException("a request is answered: request=" + request);
    }
    return response;
  }

  @Override
  public void trigger(Release to, Policy policy, FaultPlan plan) {
    if (!adapter.control().claimUpdate()) {
      throw new IllegalStateException("one update at a time: to=" + to.name());
    }
    updates++;
    steps = 0;
    taken.clear();
    blocksCopied = 0;
    faults = plan;
    burnFaults.plan(plan.first(Fault.BurnFails.class));
    UpdateCommand command =
        new UpdateCommand(
            "update " + updates,
            FaultySource.of(to.name(), making.images().image(to), plan),
            policy);
    update = UpdateStage.first(adapter, command);
  }

  @Override
  public Optional<String> step() {
    UpdateStage stage = turnedBack(stage());
    if (stage instanceof UpdateStage.Ended) {
      return Optional.empty();
    }
    UpdateStage next = stage.take(adapter, updater);
    if (next.equals(stage) || steps >= STEPS_MAX) {
      throw new IllegalStateException(
          "an update goes on, as no request is under way: at="
              + stage.action()
              + " steps="
              + steps);
    }
    steps++;
    taken.merge(stage.action(), 1, Integer::sum);
    if (stage instanceof OverlayStage.CopyBlock copied) {
      flip(copied);
    }
    making.tampering().after(adapter, stage, next);
    update = next;
    return Optional.of(stage.action());
  }

  /// Whoever asked for the update takes it back, where there is a way back.
  private UpdateStage turnedBack(UpdateStage stage) {
    Optional<Fault.TurnBack> now =
        faults
            .first(Fault.TurnBack.class)
            .filter(fault -> fault.step().equals(stage.action()))
            .filter(fault -> fault.takenBefore() == taken.getOrDefault(stage.action(), 0));
    if (now.isEmpty() || stage.undoing().isEmpty()) {
      return stage;
    }
    UpdateStage back = stage.refuse(adapter, Refusal.Kind.INCOMPATIBLE, now.get().refusalLine());
    update = back;
    return back;
  }

  private void flip(OverlayStage.CopyBlock copied) {
    Optional<Fault.CopyFlips> flip =
        faults.first(Fault.CopyFlips.class).filter(fault -> fault.block() == blocksCopied);
    blocksCopied++;
    if (flip.isPresent()) {
      long copiedBytes = Math.min(SIZES.copyBlockBytes(), loadedBytes() - copied.offset());
      long place = copied.offset() + copiedBytes * flip.get().permille() / 1000;
      long address = adapter.windowBase() + place / Long.BYTES * Long.BYTES;
      adapter
          .memory()
          .writeWord(address, adapter.memory().readWord(address) ^ 1L << flip.get().bit());
    }
  }

  private long loadedBytes() {
    Span buffer = adapter.memory().span(Region.BUFFER);
    return ImageReader.header(adapter.memory().view(buffer)).imageSizeBytes();
  }

  @Override
  public Outcome outcome() {
    if (stage() instanceof UpdateStage.Ended ended) {
      return ended.outcome();
    }
    throw new IllegalStateException("an update that has ended has an outcome: at=" + stage());
  }

  @Override
  public Prediction predict(Release to, Policy policy) {
    return DryRun.of(adapter, making.images().image(to), policy);
  }

  @Override
  public void restart() {
    Release release = running();
    adapter.close();
    adapter = started(release);
  }

  private UpdateStage stage() {
    UpdateStage stage = update;
    if (stage == null) {
      throw new IllegalStateException("no update was triggered");
    }
    return stage;
  }

  @Override
  public void close() {
    adapter.close();
  }
}
