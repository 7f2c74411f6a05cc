package palimpsest.properties.path;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Release;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.world.World;

/// Updates an adapter with storage by fastload, and starts it by either sequence.
final class StartComparison {
  private static final int SLOTS = 2;
  private static final int BLOCK_BYTES = 64 << 10;

  private final World world;
  private final AdapterConfiguration sizes;
  private final Surroundings surroundings;

  StartComparison(World world, AdapterConfiguration sizes, Release from) {
    this.world = world;
    this.sizes = sizes;
    long blocks = SLOTS * (sizes.windowBytes() / BLOCK_BYTES + 1);
    Storage storage =
        Storage.of(
            1,
            new NonvolatileCells(Storage.ROWS, new Power()),
            new MemoryDevice(new DeviceSize(BLOCK_BYTES, blocks)),
            StartSettings.standard());
    this.surroundings =
        world.around(from, new MemoryDevice(new DeviceSize(BLOCK_BYTES, 1))).with(storage);
  }

  /// Both starts; nothing where the update, or one of them, is not what it is meant to be.
  Optional<StartTimes> of(UpdatePath path, Release from, Release to) {
    SortedMap<Integer, Long> sessions = new TreeMap<>();
    Optional<Start> fast = updated(path, from, to, sessions).filter(start -> start.report().fast());
    return fast.flatMap(
        quick ->
            started(to, sessions)
                .filter(slow -> !slow.report().fast())
                .filter(slow -> slow.report().version().equals(to.version()))
                .map(
                    slow ->
                        new StartTimes(
                            path,
                            quick.report().took(),
                            slow.report().took(),
                            sessions.size(),
                            quick.kept(),
                            slow.kept())));
  }

  private record Start(StartReport report, int kept) {}

  /// The start after an update, all of whose ports had a session before.
  private Optional<Start> updated(
      UpdatePath path, Release from, Release to, SortedMap<Integer, Long> sessions) {
    try (ThreadedAdapter adapter = adapter()) {
      if (adapter.start(world.image(from)).isPresent()) {
        return Optional.empty();
      }
      for (int port = 0; port < sizes.ports(); port++) {
        Response response =
            adapter.submit(port, new Request.Login(port + 1L, new TreeMap<>())).join();
        if (response.answer() instanceof Response.LoggedIn login) {
          sessions.put(port, login.session());
        }
      }
      byte[] image = world.image(to);
      ImageSourceFactory source =
          ImageSources.stream(
              to.name(), OptionalLong.of(image.length), () -> new ByteArrayInputStream(image));
      adapter.interrupt(new UpdateCommand("fastload", source, path.policy())).join();
      return start(adapter, sessions);
    }
  }

  /// The start of another adapter with the same storage, and so without what memory held.
  private Optional<Start> started(Release installed, SortedMap<Integer, Long> sessions) {
    try (ThreadedAdapter adapter = adapter()) {
      return adapter.start(world.image(installed)).isPresent()
          ? Optional.empty()
          : start(adapter, sessions);
    }
  }

  private static Optional<Start> start(ThreadedAdapter adapter, SortedMap<Integer, Long> sessions) {
    return adapter.lastStart().map(report -> new Start(report, open(adapter, sessions)));
  }

  private ThreadedAdapter adapter() {
    return new ThreadedAdapter(sizes, surroundings, DriverConfiguration.standard(), TraceSink.NONE);
  }

  /// How many of the sessions the adapter knows.
  private static int open(ThreadedAdapter adapter, SortedMap<Integer, Long> sessions) {
    int open = 0;
    for (var session : sessions.entrySet()) {
      Response response =
          adapter.submit(session.getKey(), new Request.Flush(session.getValue())).join();
      open += response.answer() instanceof Response.Done ? 1 : 0;
    }
    return open;
  }
}
