package palimpsest.impl.driver;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.LoadHost;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Response;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// The events of a run on threads: every step of every actor, and versions that put them in order.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TraceTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.ByteOrderChanged(Releases.SPEED, "speed", LITTLE_ENDIAN))
          .build();

  private static List<TraceEvent> run(int updates) throws InterruptedException {
    Queue<TraceEvent> events = new ConcurrentLinkedQueue<>();
    DriverConfiguration patient = new DriverConfiguration(20_000_000_000L, 0);
    AtomicBoolean over = new AtomicBoolean();
    try (ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(), Worlds.surroundings(), patient, events::add)) {
      assertThat(adapter.start(Worlds.image(OLD))).isEmpty();
      LoadHost host = new LoadHost(adapter, 0, 16, 42);
      Thread thread = Thread.ofPlatform().start(() -> host.run(over));
      for (int update = 1; update <= updates; update++) {
        byte[] image = Worlds.image(update % 2 == 0 ? OLD : NEW);
        Policy policy = new Policy(true, new TreeSet<>());
        assertThat(adapter.interrupt(Worlds.command("u" + update, image, policy)).join())
            .isInstanceOf(Outcome.Updated.class);
      }
      over.set(true);
      thread.join();
      assertThat(adapter.failures()).isEmpty();
      assertThat(host.complaints()).isEmpty();
    }
    return List.copyOf(events);
  }

  @Test
  void eachActorCountsItsStepsAndEachVersionIsWrittenOnce() throws InterruptedException {
    int updates = 5;
    List<TraceEvent> events = run(updates);
    for (int worker = 0; worker < 2; worker++) {
      List<Long> counted = counted(events, "worker-" + worker);
      assertThat(counted)
          .as("steps of worker %d", worker)
          .isEqualTo(LongStream.rangeClosed(1, counted.size()).boxed().toList());
    }
    assertThat(counted(events, "update").stream().filter(count -> count == 1))
        .as("updates, each of which counts for itself")
        .hasSize(updates);
    Map<String, List<Long>> written = new TreeMap<>();
    for (TraceEvent event : events) {
      for (Access access : event.accesses()) {
        if (access.written()) {
          written.computeIfAbsent(access.location(), _ -> new ArrayList<>()).add(access.version());
        }
      }
    }
    written.forEach(
        (location, versions) ->
            assertThat(versions).as(location).isNotEmpty().doesNotHaveDuplicates());
    assertThat(written.get("gate")).hasSize(2 * updates);
    assertThat(written.get("generation")).hasSize(2 * updates);
  }

  private static List<Long> counted(List<TraceEvent> events, String actor) {
    return events.stream()
        .filter(event -> event.actor().equals(actor))
        .map(TraceEvent::sequence)
        .toList();
  }

  @Test
  void aSinkThatFailsIsReportedAndNothingElseIsDifferent() {
    TraceSink broken =
        _ -> {
          throw new IllegalStateException("the disk is full");
        };
    try (ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(),
            Worlds.surroundings(),
            DriverConfiguration.standard(),
            broken)) {
      assertThat(adapter.start(Worlds.image(OLD))).isEmpty();
      assertThat(adapter.submit(0, Hosts.login(1, 2, 3)).join().answer())
          .isInstanceOf(Response.LoggedIn.class);
      assertThat(adapter.interrupt(Worlds.command("u", Worlds.image(NEW))).join())
          .isInstanceOf(Outcome.Updated.class);
      assertThat(adapter.failures())
          .isNotEmpty()
          .allMatch(failure -> "the disk is full".equals(failure.getMessage()));
    }
  }

  @Test
  void nobodyEntersAtAVersionAtWhichTheGateIsClosed() throws InterruptedException {
    List<TraceEvent> events = run(4);
    List<TraceEvent> entries =
        events.stream().filter(event -> event.action().equals("Enter")).toList();
    assertThat(entries).isNotEmpty();
    for (TraceEvent entry : entries) {
      Access gate = entry.accesses().getFirst();
      assertThat(gate.location()).isEqualTo("gate");
      boolean entered = entry.accesses().size() == 2;
      assertThat(entered).as(entry.toString()).isEqualTo(gate.version() % 2 == 0);
    }
    assertThat(
            events.stream()
                .filter(event -> event.action().equals("Drain"))
                .flatMap(event -> event.accesses().stream())
                .map(Access::version))
        .as("every worker is outside when the image is drained")
        .isNotEmpty()
        .allMatch(version -> version % 2 == 0);
  }
}
