package palimpsest.properties.roll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.properties.load.Stamp;

/// A host with a port at each of several adapters, all before the same device. It writes by one
/// path what it reads by another, and notes whatever it is told that cannot be.
///
/// A request that an adapter without power has not answered is in doubt. What was to be written by
/// it is left alone until all have power again.
final class PathHost {
  static final int BLOCK_BYTES = 512;
  static final int BLOCKS_EACH = 8;
  private static final long ANSWER_SECONDS = 30;
  private static final int PROBLEMS_MAX = 5;

  private final String name;
  private final int port;
  private final List<SiteAdapter> paths;
  private final SplittableRandom random;
  private final Map<String, Session> sessions = new HashMap<>();
  private final SortedMap<Long, Long> stamps = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private Optional<Doubt> doubt = Optional.empty();
  private long stamp;
  private long forgotten;

  /// A session, and in which of the adapter's starts it was opened.
  private record Session(long number, int start) {}

  /// A write that was not answered.
  private record Doubt(long block, long stamp) {}

  PathHost(String name, int port, List<SiteAdapter> paths, long seed) {
    this.name = name;
    this.port = port;
    this.paths = List.copyOf(paths);
    this.random = new SplittableRandom(seed);
  }

  /// Asks until it is over, or something is wrong.
  void work(BooleanSupplier over, Runnable progress) throws InterruptedException {
    while (!over.getAsBoolean() && problems.size() < PROBLEMS_MAX) {
      SiteAdapter path = paths.get(random.nextInt(paths.size()));
      if (!path.power().isLost()) {
        ask(path);
        progress.run();
      }
    }
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  long answers() {
    return answers.get();
  }

  /// Sessions that adapters that were started anew had forgotten, as they have to.
  long forgotten() {
    return forgotten;
  }

  /// All have power again. Each adapter that was started anew is asked by the session it had, and
  /// must say that there is none; the block that was in doubt must be as it was or as it was to
  /// become. While nothing is rolled.
  void reconnect() throws InterruptedException {
    for (SiteAdapter path : paths) {
      Optional<Session> session = Optional.ofNullable(sessions.get(path.name()));
      if (session.isPresent() && session.get().start() != path.starts()) {
        told(path, new Request.Flush(session.get().number()))
            .ifPresent(
                response ->
                    expect(
                        response.answer().equals(new Response.Denied("no such session")),
                        path,
                        "a session is gone with the power: " + response));
        sessions.remove(path.name());
        forgotten++;
      }
    }
    if (doubt.isPresent()) {
      SiteAdapter path = paths.getFirst();
      Optional<Session> session = session(path);
      if (session.isPresent()) {
        settle(path, session.get(), doubt.get());
      }
      doubt = Optional.empty();
    }
  }

  private void settle(SiteAdapter path, Session session, Doubt write) throws InterruptedException {
    Optional<byte[]> found = read(path, session, write.block());
    if (found.isPresent() && Stamp.matches(found.get(), port, write.block(), write.stamp())) {
      stamps.put(write.block(), write.stamp());
    } else {
      found.ifPresent(bytes -> expectLast(path, write.block(), bytes));
    }
  }

  private void ask(SiteAdapter path) throws InterruptedException {
    Optional<Session> session = session(path);
    if (session.isEmpty()) {
      return;
    }
    long block = (long) port * BLOCKS_EACH + random.nextInt(BLOCKS_EACH);
    if (doubt.filter(write -> write.block() == block).isPresent()) {
      return;
    }
    if (random.nextBoolean()) {
      write(path, session.get(), block);
    } else {
      read(path, session.get(), block).ifPresent(bytes -> expectLast(path, block, bytes));
    }
  }

  /// The session at an adapter, opened where there is none; nothing where that is not answered.
  private Optional<Session> session(SiteAdapter path) throws InterruptedException {
    if (!sessions.containsKey(path.name())) {
      Optional<Response> response =
          told(path, new Request.Login(random.nextLong(), new TreeMap<>()));
      response.ifPresent(
          told -> {
            if (told.answer() instanceof Response.LoggedIn login) {
              sessions.put(path.name(), new Session(login.session(), path.starts()));
            } else {
              expect(false, path, "a login opens a session: " + told);
            }
          });
    }
    return Optional.ofNullable(sessions.get(path.name()));
  }

  private void write(SiteAdapter path, Session session, long block) throws InterruptedException {
    stamp++;
    byte[] data = Stamp.block(BLOCK_BYTES, port, block, stamp);
    Optional<Response> response = told(path, new Request.Write(session.number(), block, data));
    if (response.isEmpty()) {
      doubt = Optional.of(new Doubt(block, stamp));
    } else if (response.get().answer() instanceof Response.Done) {
      stamps.put(block, stamp);
    } else {
      expect(false, path, "a session stays open: " + response.get());
    }
  }

  private Optional<byte[]> read(SiteAdapter path, Session session, long block)
      throws InterruptedException {
    Optional<Response> response = told(path, new Request.Read(session.number(), block));
    if (response.isPresent() && response.get().answer() instanceof Response.Data data) {
      return Optional.of(data.bytes());
    }
    response.ifPresent(told -> expect(false, path, "a session stays open: " + told));
    return Optional.empty();
  }

  private void expectLast(SiteAdapter path, long block, byte[] bytes) {
    Long last = stamps.get(block);
    expect(
        last == null ? Stamp.isBlank(bytes) : Stamp.matches(bytes, port, block, last),
        path,
        "a block holds what was written last, by whichever path: block=" + block);
  }

  private void expect(boolean holds, SiteAdapter path, String line) {
    if (!holds) {
      problems.add("host " + name + " at " + path.name() + ": " + line);
    }
  }

  /// The answer; nothing where the adapter lost its power before.
  private Optional<Response> told(SiteAdapter path, Request request) throws InterruptedException {
    CompletableFuture<Response> response = path.threaded().submit(port, request);
    try {
      CompletableFuture.anyOf(response, path.power().loss()).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      expect(false, path, request + " is answered: " + e);
      return Optional.empty();
    }
    if (!response.isDone()) {
      return Optional.empty();
    }
    answers.incrementAndGet();
    return Optional.of(response.join());
  }
}
