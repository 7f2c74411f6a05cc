package palimpsest.properties.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.trace.TraceSink;
import palimpsest.properties.judge.Expectation;
import palimpsest.properties.load.Completion;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.load.PortLedger;
import palimpsest.properties.load.ToldLogin;
import palimpsest.properties.tally.Tally;

/// The hosts of a scheduled run: each port asks for one thing after the other, and what it is told
/// is judged at once and remembered.
final class RunHosts {
  private static final int BLOCKS_EACH = 2;

  private final SplittableRandom random;
  private final boolean fast;
  private final int blockBytes;
  private final Consumer<String> problems;
  private final List<PortLedger> ledgers = new ArrayList<>();
  private final List<Actor> actors = new ArrayList<>();
  private final SortedMap<Integer, PortRequest> asked = new TreeMap<>();
  private final SortedMap<Integer, PortRequest> waiting = new TreeMap<>();
  private final long[] numbers;
  private int answers;

  /// @param fast whether some choose a speed that not every release has room for
  RunHosts(
      int ports,
      int blockBytes,
      boolean fast,
      SplittableRandom random,
      TraceSink trace,
      Consumer<String> problems) {
    this.random = random;
    this.fast = fast;
    this.blockBytes = blockBytes;
    this.problems = problems;
    numbers = new long[ports];
    for (int port = 0; port < ports; port++) {
      ledgers.add(new PortLedger(port));
      actors.add(new Actor("port-" + port, trace));
    }
  }

  int answers() {
    return answers;
  }

  boolean isIdle() {
    return asked.isEmpty();
  }

  List<HostReport> reports() {
    return List.of(new HostReport(0, ledgers, new Completion(), Tally.NONE, List.of()));
  }

  /// What hosts were told of their logins, in the terms of the release that runs now.
  void rebase(Expectation expectation, ToldBy by) {
    for (PortLedger ledger : ledgers) {
      ledger.login().ifPresent(told -> ledger.loggedIn(by.told(told, expectation.login(told))));
    }
  }

  /// A login as if it had been told by the release that runs now.
  interface ToldBy {
    ToldLogin told(ToldLogin before, SortedMap<Integer, Long> values);
  }

  /// Whether some value is in force that a field of so many bits does not hold.
  boolean isLosing() {
    return ledgers.stream()
        .flatMap(ledger -> ledger.login().stream())
        .anyMatch(told -> told.values().getOrDefault(Train.SPEED, 0L) > Train.SPEED_KEPT);
  }

  /// Some host asks for something, if one is free: most often at the first and the last ports.
  void ask() {
    int port = random.nextInt(4) == 0 ? random.nextInt(numbers.length) : edge();
    if (asked.containsKey(port)) {
      return;
    }
    numbers[port]++;
    PortRequest request = new PortRequest(port, numbers[port], request(ledgers.get(port)));
    asked.put(port, request);
    waiting.put(port, request);
    Actor actor = actors.get(port);
    actor.wrote(request.location(), request.versionAsked());
    actor.took("Submit", arguments(request));
  }

  private int edge() {
    int near = random.nextInt(4);
    return near < 2 ? near : numbers.length - near + 1;
  }

  private Request request(PortLedger ledger) {
    Optional<ToldLogin> login = ledger.login();
    int choice = random.nextInt(100);
    if (login.isEmpty() || choice < 30) {
      long speed = fast && random.nextInt(8) == 0 ? Train.SPEED_KEPT + 1 : 1 + random.nextInt(200);
      return new Request.Login(
          random.nextLong(),
          new TreeMap<>(Map.of(Train.SPEED, speed, Train.CREDIT, 1L + random.nextInt(200))));
    }
    long session = login.get().session();
    long block = (long) ledger.port() * BLOCKS_EACH + random.nextInt(BLOCKS_EACH);
    if (choice < 55) {
      return new Request.Logout(session);
    }
    if (choice < 75) {
      return new Request.Read(session, block);
    }
    return choice < 95
        ? new Request.Write(session, block, filled(ledger, ledger.nextStamp()))
        : new Request.Read(session + 1, block);
  }

  private byte[] filled(PortLedger ledger, long stamp) {
    byte[] data = new byte[blockBytes];
    Arrays.fill(data, (byte) (stamp * 31 + ledger.port()));
    return data;
  }

  private static List<Argument> arguments(PortRequest asked) {
    List<Argument> all = new ArrayList<>();
    all.add(new Argument("port", asked.port()));
    all.add(new Argument("request", asked.number()));
    switch (asked.request()) {
      case Request.Login _ -> all.add(new Argument("kind", "login"));
      case Request.Logout it -> inSession(all, "logout", it.session());
      case Request.Read it -> inSession(all, "read", it.session());
      case Request.Write it -> inSession(all, "write", it.session());
      case Request.Flush it -> inSession(all, "flush", it.session());
    }
    return all;
  }

  private static void inSession(List<Argument> all, String kind, long session) {
    all.add(new Argument("kind", kind));
    all.add(new Argument("session", Long.toHexString(session)));
  }

  /// A request that no worker has yet; the caller has it from then on.
  @Nullable PortRequest take() {
    if (waiting.isEmpty()) {
      return null;
    }
    List<Integer> ports = List.copyOf(waiting.keySet());
    return waiting.remove(ports.get(random.nextInt(ports.size())));
  }

  /// A host is told.
  void answered(Response response) {
    PortRequest request = asked.get(response.port());
    if (request == null || request.number() != response.number()) {
      problems.accept("a request is answered once: response=" + response);
      return;
    }
    asked.remove(response.port());
    waiting.remove(response.port());
    answers++;
    PortLedger ledger = ledgers.get(response.port());
    if (response.exchange() <= ledger.lastExchange()) {
      problem(ledger, "an exchange is used once: exchange=" + response.exchange());
    }
    ledger.exchanged(response.exchange());
    judge(ledger, request.request(), response);
  }

  private void judge(PortLedger ledger, Request request, Response response) {
    boolean fits =
        switch (request) {
          case Request.Login login -> ledger.answered(login, response);
          case Request.Logout _ -> {
            ledger.loggedOut();
            yield response.answer() instanceof Response.LoggedOut;
          }
          case Request.Read read ->
              isOpen(ledger, read.session())
                  ? response.answer() instanceof Response.Data data
                      && holds(ledger, read.block(), data.bytes())
                  : response.answer() instanceof Response.Denied;
          case Request.Write write -> {
            ledger.blocks().put(write.block(), (long) write.data()[0]);
            yield response.answer() instanceof Response.Done;
          }
          case Request.Flush _ -> response.answer() instanceof Response.Done;
        };
    if (!fits) {
      problem(ledger, request + " is answered as it should be: answer=" + response.answer());
    }
  }

  private static boolean isOpen(PortLedger ledger, long session) {
    return ledger.login().filter(told -> told.session() == session).isPresent();
  }

  private static boolean holds(PortLedger ledger, long block, byte[] data) {
    long expected = ledger.blocks().getOrDefault(block, 0L);
    for (byte each : data) {
      if (each != expected) {
        return false;
      }
    }
    return true;
  }

  private void problem(PortLedger ledger, String line) {
    problems.accept("port " + ledger.port() + ": " + line);
  }

  /// Every host that still waits complains.
  void complain() {
    asked.values().forEach(each -> problems.accept("a request is answered: request=" + each));
  }
}
