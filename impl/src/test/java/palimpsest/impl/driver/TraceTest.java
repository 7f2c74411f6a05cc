package palimpsest.impl.driver;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
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
    for (int update = 1; update <= updates; update++) {
      List<Long> counted = counted(events, "update-" + update);
      assertThat(counted)
          .as("steps of update %d", update)
          .isNotEmpty()
          .isEqualTo(LongStream.rangeClosed(1, counted.size()).boxed().toList());
    }
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
    assertThat(written.get("update")).as("interrupts and releases").hasSize(2 * updates);
  }

  /// Workers take requests of one port in turn: the versions say in which order.
  @Test
  void eachRequestIsSubmittedTakenAndAnsweredAtTheVersionsOfItsPort() throws InterruptedException {
    Map<String, List<String>> stories = new TreeMap<>();
    for (TraceEvent event : run(1)) {
      for (Access access : event.accesses()) {
        if (access.location().startsWith("port-")) {
          String place = access.location() + "@" + (access.version() + 1) / 2;
          stories
              .computeIfAbsent(place, _ -> new ArrayList<>())
              .add(access.version() % 2 + event.action());
        }
      }
    }
    assertThat(stories).hasSizeGreaterThan(16);
    stories.forEach(
        (request, story) -> {
          assertThat(story).as(request).contains("1Submit").contains("0Answer");
          assertThat(story.stream().filter(each -> each.equals("1Announce")).count())
              .as(request)
              .isPositive()
              .isEqualTo(story.size() - 2L);
        });
  }

  @Test
  void theStepsOfAnUpdateSayWhatTheyFoundAndWhatTheyWrote() throws InterruptedException {
    List<TraceEvent> events = run(1);
    Map<String, TraceEvent> last = new TreeMap<>();
    events.forEach(event -> last.put(event.action(), event));
    assertThat(names(last, "Interrupt")).containsExactly("id");
    assertThat(names(last, "CheckImage")).containsExactly("image");
    assertThat(names(last, "Identify"))
        .containsExactly("converts", "burns", "withdraws", "modules");
    assertThat(names(last, "ReadEntry"))
        .containsExactly("round", "structure", "entry", "present", "words");
    assertThat(names(last, "WriteEntry")).contains("words");
    assertThat(names(last, "CountMarks")).containsExactly("round", "rest");
    assertThat(names(last, "Serve")).containsExactly("port", "request", "changes", "moves");
    assertThat(names(last, "WriteWord"))
        .containsExactly("port", "request", "structure", "entry", "word", "value");
    assertThat(names(last, "Answer")).startsWith("port", "request", "exchange", "servedBy", "told");
    assertThat(
            events.stream()
                .filter(event -> event.action().equals("LoadChunk"))
                .filter(event -> event.arguments().contains(new Argument("last", "true"))))
        .as("chunks that are the last one")
        .hasSize(1);
  }

  private static List<String> names(Map<String, TraceEvent> events, String action) {
    return Optional.ofNullable(events.get(action)).orElseThrow().arguments().stream()
        .map(Argument::name)
        .toList();
  }

  @Test
  void anUpdateThatIsRefusedSaysWhereAndWhy() {
    Queue<TraceEvent> events = new ConcurrentLinkedQueue<>();
    byte[] damaged = Worlds.image(NEW);
    damaged[damaged.length / 2] ^= 1;
    try (ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(),
            Worlds.surroundings(),
            DriverConfiguration.standard(),
            events::add)) {
      assertThat(adapter.start(Worlds.image(OLD))).isEmpty();
      UpdateCommand unreadable =
          new UpdateCommand(
              "none",
              () -> {
                throw new IllegalStateException("no such file");
              },
              Policy.STRICT);
      adapter.interrupt(Worlds.command("bad", damaged)).join();
      adapter.interrupt(unreadable).join();
    }
    assertThat(
            events.stream()
                .filter(event -> event.arguments().stream().anyMatch(TraceTest::isRefusal))
                .map(event -> event.actor() + " " + event.action()))
        .containsExactly("update-1 CheckImage", "update-2 FailSource");
  }

  private static boolean isRefusal(Argument argument) {
    return argument.name().equals("refused");
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

  /// What one is told who only watches: the steps of the update, and no event.
  private static final class Watching implements TraceSink {
    private final List<String> steps = new ArrayList<>();
    private final boolean broken;

    Watching(boolean broken) {
      this.broken = broken;
    }

    @Override
    public boolean takes(String actor) {
      return false;
    }

    @Override
    public void emit(TraceEvent event) {
      throw new AssertionError("nobody wants events: " + event);
    }

    @Override
    public boolean watches(String actor) {
      return actor.startsWith("update");
    }

    @Override
    public void stepped(String actor, String action) {
      steps.add(action);
      if (broken) {
        throw new IllegalStateException("the clock stands still");
      }
    }
  }

  private static List<Throwable> updated(TraceSink sink) {
    try (ThreadedAdapter adapter =
        new ThreadedAdapter(
            AdapterConfiguration.small(),
            Worlds.surroundings(),
            DriverConfiguration.standard(),
            sink)) {
      assertThat(adapter.start(Worlds.image(OLD))).isEmpty();
      assertThat(adapter.interrupt(Worlds.command("u", Worlds.image(NEW))).join())
          .isInstanceOf(Outcome.Updated.class);
      return adapter.failures();
    }
  }

  @Test
  void whoOnlyWatchesIsToldTheSameSteps() {
    Queue<TraceEvent> events = new ConcurrentLinkedQueue<>();
    assertThat(updated(events::add)).isEmpty();
    Watching watching = new Watching(false);
    assertThat(updated(watching)).isEmpty();
    assertThat(watching.steps)
        .isNotEmpty()
        .isEqualTo(events.stream().map(TraceEvent::action).toList());
  }

  @Test
  void aWatchThatFailsIsReportedAndNothingElseIsDifferent() {
    Watching broken = new Watching(true);
    assertThat(updated(broken))
        .hasSameSizeAs(broken.steps)
        .allMatch(failure -> "the clock stands still".equals(failure.getMessage()));
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
