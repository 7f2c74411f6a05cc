package palimpsest.properties.trace;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.Companions;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceOpening;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.FileDevice;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.image.Ed25519Signer;
import palimpsest.impl.image.TrustAnchor;
import palimpsest.impl.peer.Peers;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Release.ImageShape;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.load.Load;
import palimpsest.properties.load.LoadPlan;

/// An adapter on threads over a real file, with hosts at work, that writes its trace to another.
final class TracedRun implements AutoCloseable {
  static final int HOSTS = 4;
  static final Release OLD = release("1.0", login());
  static final Release NEW =
      release("2.0", new FieldEdit.ByteOrderChanged(3, "speed", LITTLE_ENDIAN).applyTo(login()));

  private static final Ed25519Signer SIGNER = Ed25519Signer.seeded(7);
  private static final byte[] OLD_IMAGE = ImageTemplates.image(OLD, SIGNER);
  private static final byte[] NEW_IMAGE = ImageTemplates.image(NEW, SIGNER);
  private static final int BLOCKS_EACH = 16;

  private final long seed;
  private final Path file;
  private final BlockDevice device;
  private final TraceFile trace;
  private final Moments moments;
  private final ThreadedAdapter adapter;
  private final Load load;
  private volatile Release running = OLD;
  private int updates;

  TracedRun(AdapterConfiguration sizes, DriverConfiguration waits, long seed, Path folder)
      throws IOException {
    this.seed = seed;
    this.file = folder.resolve("trace-" + seed + ".ndjson");
    this.device = device(folder.resolve("blocks-" + seed), sizes.ports());
    Surroundings surroundings = surroundings(device);
    this.trace = trace(file, sizes, surroundings);
    this.moments = new Moments(trace);
    this.adapter = new ThreadedAdapter(sizes, surroundings, waits, moments);
    adapter.start(image(OLD)).ifPresent(this::fail);
    LoadPlan plan =
        new LoadPlan(
            HOSTS, sizes.ports() / HOSTS, BLOCKS_EACH, seed, new TreeMap<>(Map.of(3, 100L)));
    this.load = Load.start(plan, adapter, () -> 0);
  }

  private static BlockDevice device(Path blocks, int ports) {
    return switch (FileDevice.create(blocks, new DeviceSize(512, (long) BLOCKS_EACH * ports))) {
      case DeviceOpening.Opened opened -> opened.device();
      case DeviceOpening.Unusable unusable -> throw new IllegalStateException(unusable.line());
    };
  }

  static Surroundings surroundings(BlockDevice device) {
    return new Surroundings(
        Capabilities.NONE,
        new Companions(List.of()),
        new Peers(List.of()),
        device,
        TrustAnchor.of(SIGNER.publicKey()));
  }

  static TraceFile trace(Path file, AdapterConfiguration sizes, Surroundings surroundings)
      throws IOException {
    TraceHeader header =
        new AdapterHeader(sizes, surroundings.environment())
            .with(OLD, image(OLD).length)
            .with(NEW, image(NEW).length)
            .build();
    return new TraceFile(Files.newOutputStream(file), header);
  }

  private static Structure login() {
    return new Structure(
        "login",
        Scope.PER_PORT,
        List.of(
            new Field(1, "wwn", 64, BIG_ENDIAN, 0),
            new Field(2, "session", 32, BIG_ENDIAN, 0),
            new Field(3, "speed", 32, BIG_ENDIAN, 8)));
  }

  private static Release release(String version, Structure login) {
    Structure exchange =
        new Structure(
            "exchange", Scope.PER_PORT, List.of(new Field(1, "next-id", 64, BIG_ENDIAN, 0)));
    Structure configuration =
        new Structure(
            "configuration",
            Scope.PER_ADAPTER,
            List.of(new Field(1, "queue-depth", 16, BIG_ENDIAN, 32)));
    return new Release(
        version,
        Version.of(version),
        Capabilities.NONE,
        new TreeSet<>(),
        List.of(login, exchange, configuration),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        new ImageShape(Duration.ofMillis(500), "standard", 0));
  }

  Moments moments() {
    return moments;
  }

  Path file() {
    return file;
  }

  /// Waits until the hosts have had so many further answers together.
  void awaitAnswers(long further) throws InterruptedException {
    load.awaitAnswers(further);
  }

  /// Updates to the release that does not run.
  CompletableFuture<Outcome> interrupt() {
    Release to = running.equals(OLD) ? NEW : OLD;
    byte[] image = image(to);
    return interrupt(source(image)).whenComplete((outcome, _) -> settle(outcome, to));
  }

  CompletableFuture<Outcome> interrupt(ImageSourceFactory source) {
    updates++;
    return adapter.interrupt(
        new UpdateCommand(
            "update " + updates + " of " + seed, source, new Policy(true, new TreeSet<>())));
  }

  static ImageSourceFactory source(byte[] image) {
    return ImageSources.stream(
        "stream", OptionalLong.of(image.length), () -> new ByteArrayInputStream(image));
  }

  static byte[] image(Release release) {
    return release.equals(OLD) ? OLD_IMAGE.clone() : NEW_IMAGE.clone();
  }

  private void settle(Outcome outcome, Release to) {
    if (outcome instanceof Outcome.Updated) {
      running = to;
    }
  }

  /// Ends the hosts, which have nothing to complain of, and the trace.
  @Override
  public void close() {
    List<String> problems = new ArrayList<>();
    try (device;
        trace;
        adapter) {
      for (HostReport report : load.stop()) {
        problems.addAll(report.problems());
      }
      adapter.failures().forEach(failure -> problems.add(failure.toString()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      problems.add("interrupted");
    }
    if (!problems.isEmpty()) {
      fail(String.join("; ", problems));
    }
  }

  private void fail(String line) {
    throw new IllegalStateException("the run is sound: seed=" + seed + " " + line);
  }
}
