package palimpsest.bench.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.model.release.Version;

/// Hosts that each ask, wait for the answer, and ask again, at ports of their own: reads and
/// writes, and one request in twenty a new login, which changes the table.
final class ClosedLoops implements AutoCloseable {
  private static final int LOGINS_EACH_HUNDRED = 5;
  private static final int BLOCKS = 1024;

  private final ThreadedAdapter adapter;
  private final int ports;
  private final ExecutorService threads;
  private final List<Served> served = new ArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private final List<Goal> goals = new CopyOnWriteArrayList<>();

  /// Hosts hold the read lock for each request; who holds the write lock has them parked.
  private final ReentrantReadWriteLock parking = new ReentrantReadWriteLock();

  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  private volatile Await awaited = new Await(Long.MAX_VALUE, Optional.empty(), new Goal());

  /// What hosts look out for: so many answers, or one of a version.
  private record Await(long answers, Optional<Version> version, Goal goal) {}

  ClosedLoops(ThreadedAdapter adapter, int hosts) {
    this.adapter = adapter;
    this.ports = adapter.adapter().configuration().ports();
    this.threads =
        Executors.newFixedThreadPool(
            hosts, Thread.ofPlatform().name("host-", 0).daemon().factory());
    for (int host = 0; host < hosts; host++) {
      int first = host;
      Served own = new Served();
      served.add(own);
      threads.execute(() -> guarded(first, hosts, own));
    }
  }

  /// How many answers there were so far.
  long answers() {
    return answers.get();
  }

  /// Waits until there are so many answers more.
  void awaitAnswers(long further) throws InterruptedException {
    Goal goal = new Goal();
    lookOut(new Await(answers() + further, Optional.empty(), goal));
    goal.await();
    check();
  }

  /// Parks the hosts, looks at what they were served since this was done last, and forgets it.
  void parked(Consumer<List<Served>> look) {
    park();
    try {
      look.accept(List.copyOf(served));
      served.forEach(Served::clear);
    } finally {
      unpark();
    }
  }

  void park() {
    parking.writeLock().lock();
  }

  void unpark() {
    parking.writeLock().unlock();
  }

  /// When the first answer of a version comes, from now on.
  Goal firstAnswer(Version version) {
    Goal goal = new Goal();
    lookOut(new Await(Long.MAX_VALUE, Optional.of(version), goal));
    return goal;
  }

  private void lookOut(Await await) {
    goals.removeIf(Goal::isReached);
    goals.add(await.goal());
    awaited = await;
  }

  /// Fails if a host has.
  void check() {
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("a host failed", thrown);
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.close();
    check();
  }

  private void guarded(int host, int hosts, Served served) {
    try {
      work(host, hosts, served);
    } catch (InterruptedException | ExecutionException | RuntimeException | Error e) {
      failure = e;
      goals.forEach(Goal::reach);
    }
  }

  private void work(int host, int hosts, Served own)
      throws InterruptedException, ExecutionException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(host);
    long[] sessions = new long[ports / hosts];
    for (int index = 0; index < sessions.length; index++) {
      sessions[index] = login(index * hosts + host, random);
    }
    byte[] block = new byte[adapter.adapter().surroundings().device().blockBytes()];
    while (!stopped) {
      parking.readLock().lock();
      try {
        int index = random.nextInt(sessions.length);
        int port = index * hosts + host;
        long start = System.nanoTime();
        int choice = random.nextInt(100);
        if (choice < LOGINS_EACH_HUNDRED) {
          sessions[index] = login(port, random);
        } else if (choice % 2 == 0) {
          ask(port, new Request.Read(sessions[index], random.nextInt(BLOCKS)));
        } else {
          ask(port, new Request.Write(sessions[index], random.nextInt(BLOCKS), block));
        }
        own.add(start, System.nanoTime());
        if (answers.incrementAndGet() >= awaited.answers()) {
          awaited.goal().reach();
        }
      } finally {
        parking.readLock().unlock();
      }
    }
  }

  private long login(int port, RandomGenerator random)
      throws InterruptedException, ExecutionException {
    Response response = ask(port, new Request.Login(random.nextLong(), new TreeMap<>()));
    return ((Response.LoggedIn) response.answer()).session();
  }

  private Response ask(int port, Request request) throws InterruptedException, ExecutionException {
    Response response = adapter.submit(port, request).get();
    if (response.answer() instanceof Response.Denied denied) {
      throw new IllegalStateException("a host in its session is served: " + denied.reason());
    }
    Await await = awaited;
    if (!await.goal().isReached()
        && await.version().filter(response.servedBy()::equals).isPresent()) {
      await.goal().reach();
    }
    return response;
  }
}
