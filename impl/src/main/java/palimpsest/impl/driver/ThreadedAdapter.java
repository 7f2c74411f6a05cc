package palimpsest.impl.driver;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.SteadySink;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.trace.TraceSink;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;

/// An adapter that runs: a thread for each worker, one for an update, and ports for hosts. What its
/// threads take are the steps that anybody could take (FST-13).
///
/// Any thread may submit requests and interrupt; one thread starts and closes it.
public final class ThreadedAdapter implements AutoCloseable {
  private static final int COMMANDS_REMEMBERED = 64;

  private final Adapter adapter;
  private final DriverConfiguration configuration;
  private final TraceSink trace;
  private final StartRun starts;
  private final Actor starter;
  private final List<Port> ports;
  private final BlockingQueue<Port> ready = new LinkedBlockingQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<Outcome>> updates = new LinkedHashMap<>();

  public ThreadedAdapter(
      AdapterConfiguration sizes,
      Surroundings surroundings,
      DriverConfiguration configuration,
      TraceSink trace) {
    TraceSink steady = new SteadySink(trace, failures::add);
    this.ports =
        IntStream.range(0, sizes.ports()).mapToObj(number -> new Port(number, steady)).toList();
    this.adapter = new Adapter(sizes, surroundings, this::answer);
    this.configuration = configuration;
    this.starts = new StartRun(adapter);
    this.starter = new Actor("start", steady);
    this.trace = steady;
  }

  /// Starts the adapter with its first image (INI-4). Where there is storage, that is installed
  /// unless one is already, and the adapter starts from there.
  ///
  /// @return why it cannot start, in one line; empty once it runs
  public Optional<String> start(byte[] image) {
    MemorySegment bytes = MemorySegment.ofArray(image);
    Optional<String> failure =
        adapter
            .surroundings()
            .storage()
            .map(storage -> start(storage, bytes))
            .orElseGet(() -> new ColdStart(adapter).start(bytes));
    if (failure.isEmpty()) {
      for (int number = 0; number < adapter.configuration().workers(); number++) {
        workers.add(startWorker(number));
      }
    }
    return failure;
  }

  private Optional<String> start(Storage storage, MemorySegment image) {
    return storage.records().read().isPresent()
        ? startFromStorage()
        : new ColdStart(adapter)
            .unfit(image)
            .or(() -> storage.install(image))
            .or(this::startFromStorage);
  }

  private Optional<String> startFromStorage() {
    return starts.run(starter) instanceof StartStage.NotStarted(String line)
        ? Optional.of(line)
        : Optional.empty();
  }

  /// Asks for something at a port; the future has the answer, or the adapter's own fault.
  public CompletableFuture<Response> submit(int port, Request request) {
    Port at = ports.get(port);
    Port.Submission submission = at.submit(request);
    if (submission.wakes()) {
      ready.add(at);
    }
    return submission.response();
  }

  /// Interrupts the adapter to update it (TRG-1). One update runs at a time; the same id again is
  /// the same update.
  public CompletableFuture<Outcome> interrupt(UpdateCommand command) {
    synchronized (updates) {
      CompletableFuture<Outcome> known = updates.get(command.id());
      if (known != null) {
        return known.copy();
      }
      if (!adapter.control().claimUpdate()) {
        return CompletableFuture.completedFuture(
            new Outcome.Refused(
                command.id(),
                new Refusal(Refusal.Kind.BUSY, "one update runs at a time"),
                List.of()));
      }
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      remember(command.id(), outcome);
      Actor actor = interrupted(command);
      Thread.ofPlatform().name("update").daemon().start(() -> update(command, actor, outcome));
      return outcome.copy();
    }
  }

  /// The image that runs has served: if it is on trial, it is confirmed, and the next update may
  /// come. Not to be called while an update runs.
  public void confirm() {
    starts.confirm(starter);
  }

  /// How the adapter was started last, where it was started from storage.
  public Optional<StartReport> lastStart() {
    return starts.report();
  }

  /// The adapter's parts, for who judges it from outside.
  public Adapter adapter() {
    return adapter;
  }

  /// What went wrong in the adapter itself: empty in every sound run.
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /// Waits for the update that runs, ends the workers and gives the memory back. Requests that were
  /// not answered are not answered any more.
  @Override
  public void close() {
    List<CompletableFuture<Outcome>> running;
    synchronized (updates) {
      running = List.copyOf(updates.values());
    }
    running.forEach(outcome -> outcome.exceptionally(_ -> null).join());
    workers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    adapter.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread startWorker(int number) {
    Actor actor = new Actor("worker-" + number, trace);
    return Thread.ofPlatform()
        .name("worker-" + number)
        .daemon()
        .start(new Worker(number, adapter, ready, actor, failures::add));
  }

  /// Each update is an actor of its own, and the interrupt its first step. Where there are starts,
  /// it says behind which one it comes.
  private Actor interrupted(UpdateCommand command) {
    long updates = adapter.control().updates();
    Actor actor = new Actor("update-" + (updates + 1) / 2, trace);
    actor.wrote("update", updates);
    if (adapter.surroundings().storage().isPresent()) {
      actor.read("generation", adapter.control().generation());
    }
    actor.took("Interrupt", List.of(new Argument("id", command.id())));
    return actor;
  }

  private void update(UpdateCommand command, Actor actor, CompletableFuture<Outcome> outcome) {
    try {
      outcome.complete(new UpdateRun(adapter, configuration, actor, starts).run(command));
    } catch (InterruptedException | RuntimeException | Error e) {
      actor.took("Defect", List.of(new Argument("because", String.valueOf(e))));
      failures.add(e);
      outcome.completeExceptionally(e);
    }
  }

  private void remember(String id, CompletableFuture<Outcome> outcome) {
    if (updates.size() == COMMANDS_REMEMBERED) {
      updates.remove(updates.keySet().iterator().next());
    }
    updates.put(id, outcome);
  }

  private void answer(Response response) {
    ports.get(response.port()).answer(response);
  }
}
