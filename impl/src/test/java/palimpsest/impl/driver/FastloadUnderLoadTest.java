package palimpsest.impl.driver;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.LoadHost;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Release;

/// Restart after restart while hosts go on: each is a fast start, and nothing that hosts are told
/// is wrong or lost.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FastloadUnderLoadTest {
  private static final long SEED = 20_260_102;
  private static final int HOSTS = 2;
  private static final int UPDATES = 20;

  /// Every other one has a field of logins the other way round.
  private static Release release(int number) {
    Releases releases = Releases.release(number + ".0");
    return number % 2 == 0
        ? releases
            .edit("login", new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
            .build()
        : releases.build();
  }

  private static ThreadedAdapter started() {
    Storage storage =
        Storage.of(
            1,
            new NonvolatileCells(Storage.ROWS, new Power()),
            new MemoryDevice(new DeviceSize(1 << 16, 8)),
            StartSettings.standard());
    ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(),
            Worlds.surroundings().with(storage),
            new DriverConfiguration(20_000_000_000L, 0),
            TraceSink.NONE);
    assertThat(adapter.start(Worlds.image(release(1)))).isEmpty();
    return adapter;
  }

  @Test
  void sessionsOutlastEveryRestart() throws InterruptedException {
    System.out.println("FastloadUnderLoadTest: seed=" + SEED);
    AtomicBoolean over = new AtomicBoolean();
    try (ThreadedAdapter adapter = started()) {
      int each = adapter.adapter().configuration().ports() / HOSTS;
      List<LoadHost> hosts = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int number = 0; number < HOSTS; number++) {
        LoadHost host = new LoadHost(adapter, number * each, each, SEED + number);
        hosts.add(host);
        threads.add(Thread.ofPlatform().start(() -> host.run(over)));
      }
      for (int update = 2; update <= UPDATES + 1; update++) {
        byte[] image = Worlds.image(release(update));
        Outcome outcome = adapter.interrupt(Worlds.command("u" + update, image)).join();
        assertThat(outcome).as("update %d", update).isInstanceOf(Outcome.Updated.class);
        assertThat(((Outcome.Updated) outcome).remarks()).isEmpty();
        assertThat(adapter.lastStart().map(StartReport::fast)).contains(true);
        adapter.confirm();
      }
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(adapter.failures()).isEmpty();
      Decoder decoder = Decoder.of(adapter.adapter());
      for (LoadHost host : hosts) {
        assertThat(host.complaints()).isEmpty();
        host.assertKept(decoder);
      }
    }
  }
}
