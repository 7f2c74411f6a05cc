package palimpsest.impl.driver;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.LoadHost;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Pace;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.fixture.code.Calls;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// Update after update while hosts go on: nothing that they are told is wrong, lost or said twice.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@Tag("long")
class UpdatesUnderLoadTest {
  private static final long SEED = 20_260_101;
  private static final int HOSTS = 4;
  private static final int UPDATES = 1000;
  private static final int TURNS_EACH_STEP = 2;
  private static final Field QUOTA = new Field(9, "quota", 16, BIG_ENDIAN, 77);

  /// Each differs from both others in the layout of logins, or of exchanges.
  private static final List<Release> RELEASES =
      List.of(
          Releases.release("1.0").build(),
          Releases.release("2.0")
              .edit(
                  "login",
                  new FieldEdit.Added(QUOTA),
                  new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
              .build(),
          Releases.release("3.0")
              .edit(
                  "login",
                  new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32),
                  new FieldEdit.Reordered(List.of(4, 3, 2, 1)))
              .edit("exchange", new FieldEdit.ByteOrderChanged(1, "next-id", LITTLE_ENDIAN))
              .accepts("login.quota")
              .build());

  private static final Policy ANY_WAY =
      new Policy(true, new TreeSet<>(List.of(FieldName.of("login.quota"))));

  private static ThreadedAdapter started(byte[] image, TraceSink sink) {
    DriverConfiguration patient = new DriverConfiguration(20_000_000_000L, 0);
    ThreadedAdapter adapter =
        new ThreadedAdapter(AdapterConfiguration.small(), Worlds.surroundings(), patient, sink);
    assertThat(adapter.start(image)).isEmpty();
    return adapter;
  }

  private static List<LoadHost> hosts(ThreadedAdapter adapter) {
    int each = adapter.adapter().configuration().ports() / HOSTS;
    List<LoadHost> hosts = new ArrayList<>();
    for (int number = 0; number < HOSTS; number++) {
      hosts.add(new LoadHost(adapter, number * each, each, SEED + number));
    }
    return hosts;
  }

  @Test
  void aThousandUpdatesGoByAndHostsAreToldNothingWrong() throws InterruptedException {
    System.out.println("UpdatesUnderLoadTest: seed=" + SEED);
    List<byte[]> images = RELEASES.stream().map(Worlds::image).toList();
    AtomicBoolean over = new AtomicBoolean();
    Pace pace = new Pace(TURNS_EACH_STEP);
    try (ThreadedAdapter adapter = started(images.getFirst(), pace)) {
      List<LoadHost> hosts = hosts(adapter);
      List<Thread> threads =
          hosts.stream()
              .map(host -> Thread.ofPlatform().start(() -> host.run(over, pace)))
              .toList();
      for (int update = 1; update <= UPDATES; update++) {
        byte[] image = images.get(update % images.size());
        Outcome outcome = adapter.interrupt(Worlds.command("u" + update, image, ANY_WAY)).join();
        assertThat(outcome).as("update %d", update).isInstanceOf(Outcome.Updated.class);
        assertThat(((Outcome.Updated) outcome).remarks()).isEmpty();
      }
      over.set(true);
      pace.end();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(adapter.failures()).isEmpty();
      Decoder decoder = Decoder.of(adapter.adapter());
      long answers = 0;
      for (LoadHost host : hosts) {
        assertThat(host.complaints()).isEmpty();
        host.assertKept(decoder);
        answers += host.answers();
      }
      assertThat(answers).as("requests answered").isGreaterThan(100 * UPDATES);
      System.out.println("UpdatesUnderLoadTest: answers=" + answers);
    }
  }

  @Test
  void anOldBootstrapIsNeverRun() {
    Calls.during(0);
    try (ThreadedAdapter adapter =
        started(OwnCode.watched(RELEASES.getFirst(), 0), TraceSink.NONE)) {
      for (int update = 1; update <= 12; update++) {
        Calls.during(update);
        byte[] image = OwnCode.watched(RELEASES.get(update % RELEASES.size()), update);
        assertThat(adapter.interrupt(Worlds.command("u" + update, image, ANY_WAY)).join())
            .isInstanceOf(Outcome.Updated.class);
      }
      assertThat(Calls.count()).as("calls seen at all").isGreaterThan(12 * 6);
      assertThat(Calls.ofOldCode()).isEmpty();
    }
  }
}
