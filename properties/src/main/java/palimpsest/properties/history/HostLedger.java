package palimpsest.properties.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.model.release.Field;
import palimpsest.model.release.Release;
import palimpsest.properties.arbitrary.Loads;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.PersistentData;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.seam.RunningAdapter;

/// Hosts, and what they were told: each answer is judged as it comes, and noted as what the adapter
/// has to hold from then on.
final class HostLedger {
  private static final String LOGIN = "login";
  private static final int WWN = 1;
  private static final int SESSION = 2;
  private static final String EXCHANGE = "exchange";
  private static final int NEXT_ID = 1;
  private static final long NO_SESSION = 0;

  private final RunningAdapter adapter;
  private final Map<Long, Written> blocks = new HashMap<>();
  private ExpectedState state;
  private int writes;

  /// What a block may hold: one thing, but behind a restart, where writes may be lost that were not
  /// flushed; and what it may hold behind the next one.
  private record Written(List<byte[]> now, List<byte[]> behindRestart) {
    static Written certainly(byte[] bytes) {
      return new Written(List.of(bytes), List.of(bytes));
    }

    Written with(byte[] bytes) {
      List<byte[]> all = new ArrayList<>(behindRestart);
      all.add(bytes);
      return new Written(List.of(bytes), List.copyOf(all));
    }

    Written flushed() {
      return new Written(now, now);
    }

    Written restarted() {
      return new Written(behindRestart, behindRestart);
    }

    /// Which of the things that it may hold, is known once it was read.
    Written seen(byte[] bytes) {
      return now.size() == 1 ? this : certainly(bytes);
    }

    boolean mayBe(byte[] bytes) {
      return now.stream().anyMatch(each -> Arrays.equals(each, bytes));
    }
  }

  HostLedger(RunningAdapter adapter, ExpectedState state) {
    this.adapter = adapter;
    this.state = state;
  }

  /// What the adapter has to be.
  ExpectedState state() {
    return state;
  }

  void become(ExpectedState next) {
    state = next;
  }

  /// Sessions are gone, and tables are as at the first start of the release that runs.
  void restart() {
    blocks.replaceAll((_, written) -> written.restarted());
    state = ExpectedState.started(state.running(), state.environment());
  }

  /// Lets a host act, and judges the answer.
  void act(HostAction action) {
    switch (action) {
      case HostAction.LogIn logIn -> logIn(logIn);
      case HostAction.LogOut logOut -> {
        int port = logOut.port();
        if (inSession(port, new Request.Logout(session(port)), new Response.LoggedOut())) {
          state = state.with(state.data().with(LOGIN, port, Map.of()));
        }
      }
      case HostAction.Read read -> read(read);
      case HostAction.Write write -> write(write);
      case HostAction.Flush flush -> {
        int port = flush.port();
        if (inSession(port, new Request.Flush(session(port)), new Response.Done())) {
          blocks.replaceAll((_, written) -> written.flushed());
        }
      }
      case HostAction.Intrude intrude -> {
        long stranger = session(intrude.port()) + 1;
        Check.same(
            "an answer out of session",
            new Response.Denied("no such session"),
            ask(intrude.port(), new Request.Read(stranger, 0)).answer());
      }
    }
  }

  private long session(int port) {
    return state
        .data()
        .entry(LOGIN, port)
        .map(values -> values.getOrDefault(SESSION, NO_SESSION))
        .orElse(NO_SESSION);
  }

  private void logIn(HostAction.LogIn action) {
    int port = action.port();
    SortedMap<Integer, Long> expected = new TreeMap<>();
    SortedMap<Integer, Long> asked = new TreeMap<>();
    for (Field field : fields(state.running())) {
      expected.put(field.id(), field.defaultValue());
      if (!action.choices().isEmpty()) {
        long choice = action.choices().get(asked.size() % action.choices().size());
        asked.put(field.id(), choice & (-1L >>> (Long.SIZE - field.bits())));
      }
    }
    expected.putAll(asked);
    Response response = ask(port, new Request.Login(action.wwn(), asked));
    Check.that(
        response.answer() instanceof Response.LoggedIn,
        "a login is accepted: answer=" + response.answer());
    Response.LoggedIn told = (Response.LoggedIn) response.answer();
    Check.same("what port " + port + " chose at login", expected, told.values());
    expected.put(WWN, action.wwn());
    expected.put(SESSION, told.session());
    state = state.with(state.data().with(LOGIN, port, expected));
  }

  /// The parameters of a login that are the host's to choose.
  private static List<Field> fields(Release release) {
    return release.structure(LOGIN).orElseThrow().fields().stream()
        .filter(field -> field.id() != WWN && field.id() != SESSION)
        .toList();
  }

  private void read(HostAction.Read action) {
    long block = block(action.port(), action.block());
    Response.Answer answer =
        ask(action.port(), new Request.Read(session(action.port()), block)).answer();
    if (isLoggedIn(action.port())) {
      Written expected = written(block);
      Check.that(
          answer instanceof Response.Data data && expected.mayBe(data.bytes()),
          "block " + block + " holds what was written last: answer=" + answer);
      blocks.put(block, expected.seen(((Response.Data) answer).bytes()));
    } else {
      Check.same("a read without a login", new Response.Denied("no such session"), answer);
    }
  }

  private void write(HostAction.Write action) {
    writes++;
    long block = block(action.port(), action.block());
    byte[] data = new byte[adapter.blockBytes()];
    Arrays.fill(data, (byte) writes);
    if (inSession(
        action.port(),
        new Request.Write(session(action.port()), block, data),
        new Response.Done())) {
      blocks.put(block, written(block).with(data));
    }
  }

  private Written written(long block) {
    return blocks.getOrDefault(block, Written.certainly(new byte[adapter.blockBytes()]));
  }

  private static long block(int port, int block) {
    return (long) port * Loads.BLOCKS + block;
  }

  private boolean isLoggedIn(int port) {
    return state.data().entry(LOGIN, port).isPresent();
  }

  /// Asks for what needs a session; tells whether there is one.
  private boolean inSession(int port, Request request, Response.Answer done) {
    boolean loggedIn = isLoggedIn(port);
    Response.Answer expected = loggedIn ? done : new Response.Denied("no such session");
    Check.same("the answer to " + request, expected, ask(port, request).answer());
    return loggedIn;
  }

  /// Each request takes the port's next exchange, and is served by the image that runs.
  private Response ask(int port, Request request) {
    Response response = adapter.serve(port, request);
    SortedMap<Integer, Long> exchange =
        new TreeMap<>(state.data().entry(EXCHANGE, port).orElseGet(() -> fresh(port)));
    long next = exchange.getOrDefault(NEXT_ID, 0L) + 1;
    exchange.put(NEXT_ID, next);
    Check.same("the exchange of port " + port, next, response.exchange());
    Check.same("who served port " + port, state.running().version(), response.servedBy());
    state = state.with(state.data().with(EXCHANGE, port, exchange));
    return response;
  }

  /// A port's first exchange. What else the entry holds is the image's affair, and read from it.
  private SortedMap<Integer, Long> fresh(int port) {
    PersistentData now = adapter.data().data();
    SortedMap<Integer, Long> values =
        new TreeMap<>(now.entry(EXCHANGE, port).orElse(new TreeMap<>()));
    values.put(NEXT_ID, 0L);
    return values;
  }

  /// Everything that is there, is as it has to be.
  void assertKept() {
    PersistentData.Reading reading = adapter.data();
    Check.same("problems in the tables", List.of(), reading.problems());
    Check.same("the release that runs", state.running(), adapter.running());
    Check.same("the origin of the data", state.origin(), adapter.origin());
    for (String structure : state.data().structures().keySet()) {
      Check.same(
          "the entries of " + structure,
          state.data().entries(structure),
          reading.data().entries(structure));
    }
    Check.same(
        "the structures", state.data().structures().keySet(), reading.data().structures().keySet());
  }
}
