package palimpsest.properties.trace;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Policy;
import palimpsest.properties.subject.Substitutes;

/// The real stages on threads, taken by substitutes: workers that log in at a port of their own and
/// read, over and over, and an update meanwhile.
final class SubstitutedRun {
  private static final AdapterConfiguration SIZES = AdapterConfiguration.small();
  private static final long LONG_NANOS = 20_000_000_000L;

  private final Substitutes substitutes;
  private final AtomicReferenceArray<@Nullable Response> told =
      new AtomicReferenceArray<>(SIZES.ports());
  private final AtomicLong answered = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  SubstitutedRun(Substitutes substitutes) {
    this.substitutes = substitutes;
  }

  /// Writes the trace of a run, whatever goes wrong in it.
  void write(Path file) throws IOException, InterruptedException {
    MemoryDevice device = new MemoryDevice(new DeviceSize(512, 16));
    Surroundings surroundings = TracedRun.surroundings(device);
    try (TraceFile trace = TracedRun.trace(file, SIZES, surroundings);
        Adapter adapter = new Adapter(SIZES, surroundings, this::answer)) {
      new ColdStart(adapter)
          .start(MemorySegment.ofArray(TracedRun.image(TracedRun.OLD)))
          .ifPresent(
              line -> {
                throw new IllegalStateException(line);
              });
      List<Thread> workers = new ArrayList<>();
      for (int number = 0; number < SIZES.workers(); number++) {
        int worker = number;
        workers.add(Thread.ofPlatform().daemon().start(() -> work(worker, adapter, trace)));
      }
      awaitAnswers(50);
      update(adapter, trace);
      awaitAnswers(50);
      over.set(true);
      for (Thread worker : workers) {
        worker.join();
      }
    }
  }

  private void answer(Response response) {
    told.set(response.port(), response);
    answered.incrementAndGet();
  }

  private void awaitAnswers(long further) {
    long target = answered.get() + further;
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> answered.get() >= target || over.get());
  }

  private void update(Adapter adapter, TraceSink trace) throws InterruptedException {
    Actor actor = new Actor("update-1", trace);
    adapter.control().claimUpdate();
    actor.wrote("update", adapter.control().updates());
    actor.took("Interrupt", List.of(new Argument("id", "1")));
    UpdateStage stage =
        UpdateStage.first(
            adapter,
            new UpdateCommand(
                "1",
                TracedRun.source(TracedRun.image(TracedRun.NEW)),
                new Policy(true, new TreeSet<>())));
    try {
      while (!(stage instanceof UpdateStage.Ended)) {
        UpdateStage waiting = stage;
        if (stage.waitsFor().isPresent()) {
          adapter
              .signals()
              .await(stage.waitsFor().get(), () -> waiting.enabled(adapter), LONG_NANOS);
        }
        stage = substitutes.take(stage, adapter, actor);
      }
    } catch (RuntimeException | Error e) {
      fail(actor, e);
    }
  }

  private void work(int worker, Adapter adapter, TraceSink trace) {
    Actor host = new Actor("port-" + worker, trace);
    Actor actor = new Actor("worker-" + worker, trace);
    try {
      for (long number = 1; !over.get(); number++) {
        serve(submitted(worker, number, host), worker, adapter, actor);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      fail(actor, e);
    }
  }

  private void fail(Actor actor, Throwable fault) {
    over.set(true);
    actor.forget();
    actor.took("Defect", List.of(new Argument("because", String.valueOf(fault))));
  }

  /// Every third request is a login, and the others are in its session.
  private PortRequest submitted(int port, long number, Actor host) {
    Response last = told.get(port);
    boolean isLogin = number % 3 == 1;
    long session = last != null && last.answer() instanceof Response.LoggedIn in ? in.session() : 0;
    Request request =
        isLogin
            ? new Request.Login(number, new TreeMap<>())
            : new Request.Read(number % 3 == 2 ? session : session + 1, 0);
    PortRequest asked = new PortRequest(port, number, request);
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument("port", port));
    arguments.add(new Argument("request", number));
    arguments.add(new Argument("kind", isLogin ? "login" : "read"));
    if (request instanceof Request.Read read) {
      arguments.add(new Argument("session", Long.toHexString(read.session())));
    }
    host.wrote(asked.location(), asked.versionAsked());
    host.took("Submit", arguments);
    return asked;
  }

  private void serve(PortRequest request, int worker, Adapter adapter, Actor actor)
      throws InterruptedException {
    RequestStage stage = RequestStage.first(worker, request);
    while (!(stage instanceof RequestStage.Answered)) {
      RequestStage waiting = stage;
      if (stage.waitsFor().isPresent()) {
        adapter.signals().await(stage.waitsFor().get(), () -> waiting.enabled(adapter), LONG_NANOS);
      }
      stage = substitutes.take(stage, adapter, actor);
    }
  }
}
