package palimpsest.impl.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;

/// A host with a port at each of several adapters, all before the same device. It writes by one
/// path what it reads by another, and notes whatever it is told that cannot be.
final class PathHost {
  private static final int BLOCKS_EACH = 8;

  private final int port;
  private List<RunningAdapter> paths;
  private final SplittableRandom random;
  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<Long, Integer> blocks = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private long sessionsForgotten;

  PathHost(int port, List<RunningAdapter> paths, long seed) {
    this.port = port;
    this.paths = paths;
    this.random = new SplittableRandom(seed);
  }

  /// Asks until it is over, or something is wrong.
  void run(AtomicBoolean over) {
    try {
      while (!over.get() && complaints.isEmpty()) {
        ask(paths.get(random.nextInt(paths.size())));
      }
    } catch (CompletionException | ClassCastException e) {
      complaints.add(e.toString());
    }
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  long answers() {
    return answers.get();
  }

  /// Sessions that an adapter, started anew, did not have any more.
  long sessionsForgotten() {
    return sessionsForgotten;
  }

  /// Adapters were started anew: each is asked by the session it had, and must say that it has it
  /// no more. While nothing is run.
  void reconnect(List<RunningAdapter> adapters) {
    List<RunningAdapter> now = new ArrayList<>();
    for (RunningAdapter path : paths) {
      RunningAdapter same =
          adapters.stream()
              .filter(adapter -> adapter.name().equals(path.name()))
              .findFirst()
              .orElseThrow();
      now.add(same);
      Long session = sessions.get(path.name());
      if (!same.equals(path) && session != null) {
        Response response = told(same, new Request.Flush(session));
        expect(response.answer().equals(new Response.Denied("no such session")), response);
        sessions.remove(path.name());
        sessionsForgotten++;
      }
    }
    paths = now;
  }

  private void ask(RunningAdapter path) {
    if (!path.answers().getAsBoolean()) {
      return;
    }
    Long session = sessions.get(path.name());
    if (session == null) {
      Response response = told(path, Hosts.login(random.nextInt(), 8, 4));
      sessions.put(path.name(), ((Response.LoggedIn) response.answer()).session());
      return;
    }
    long block = (long) port * BLOCKS_EACH + random.nextInt(BLOCKS_EACH);
    if (random.nextBoolean()) {
      int mark = random.nextInt();
      Response response = told(path, new Request.Write(session, block, Hosts.block(mark)));
      expect(response.answer().equals(new Response.Done()), response);
      blocks.put(block, mark);
    } else {
      Response response = told(path, new Request.Read(session, block));
      byte[] expected =
          blocks.containsKey(block)
              ? Hosts.block(blocks.get(block))
              : new byte[Worlds.DEVICE.blockBytes()];
      expect(
          response.answer() instanceof Response.Data data && Arrays.equals(data.bytes(), expected),
          response);
    }
  }

  private void expect(boolean holds, Response response) {
    if (!holds) {
      complaints.add("a session stays open and a block is what was written last: " + response);
    }
  }

  private Response told(RunningAdapter path, Request request) {
    Response response = path.threaded().submit(port, request).join();
    answers.incrementAndGet();
    return response;
  }
}
