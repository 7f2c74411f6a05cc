package palimpsest.properties.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.load.Completion;
import palimpsest.properties.load.HostReport;
import palimpsest.properties.load.LoadPlan;
import palimpsest.properties.load.PortLedger;
import palimpsest.properties.load.RequestClass;
import palimpsest.properties.load.Stamp;
import palimpsest.properties.load.ToldLogin;
import palimpsest.properties.tally.Tally;

/// A host at each port of an adapter that may lose its power: it asks for one thing after the
/// other, and knows what it was told, and what of it was promised to last.
final class CrashHosts {
  private static final int BLOCK_BYTES = 64;
  private static final int BLOCKS_EACH = 2;

  private final SortedMap<Integer, Long> highest;
  private final SplittableRandom random;
  private final Consumer<Breach> breaches;
  private final List<PortLedger> ledgers = new ArrayList<>();
  private final List<BlockHistory> blocks = new ArrayList<>();
  private final SortedMap<Integer, PortRequest> asked = new TreeMap<>();
  private final SortedMap<Integer, PortRequest> waiting = new TreeMap<>();

  /// The session that each port had when power was lost.
  private final Map<Integer, Long> former = new HashMap<>();

  /// By the port that flushes: what had been answered of each block when it asked.
  private final Map<Integer, List<Long>> flushing = new HashMap<>();

  private final long[] numbers;
  private final Map<RequestClass, Long> drawn = new EnumMap<>(RequestClass.class);
  private long answers;

  CrashHosts(CrashCase about, SplittableRandom random, Consumer<Breach> breaches) {
    this.highest = LoadPlan.highest(about.from(), about.to());
    this.random = random;
    this.breaches = breaches;
    int ports = about.sizes().ports();
    numbers = new long[ports];
    for (int port = 0; port < ports; port++) {
      ledgers.add(new PortLedger(port));
      for (int each = 0; each < BLOCKS_EACH; each++) {
        blocks.add(new BlockHistory(port, blocks.size()));
      }
    }
  }

  /// The disk that so many hosts need.
  static DeviceSize disk(int ports) {
    return new DeviceSize(BLOCK_BYTES, (long) ports * BLOCKS_EACH);
  }

  long answers() {
    return answers;
  }

  /// How often they asked for what.
  Tally asked() {
    return Tally.of(RequestClass.ALL, drawn);
  }

  /// Whether a disk has to hold something of theirs, whatever it loses.
  boolean isFlushed() {
    return blocks.stream().anyMatch(BlockHistory::isFlushed);
  }

  /// Whether someone is logged in.
  boolean isLoggedIn() {
    return ledgers.stream().anyMatch(ledger -> ledger.login().isPresent());
  }

  boolean isIdle() {
    return asked.isEmpty();
  }

  List<HostReport> reports() {
    return List.of(new HostReport(0, ledgers, new Completion(), asked(), List.of()));
  }

  // -------------------------------------------------------------------------------- requests

  /// Some host asks for something, if it is free.
  void ask() {
    PortLedger ledger = ledgers.get(random.nextInt(ledgers.size()));
    int port = ledger.port();
    if (asked.containsKey(port)) {
      return;
    }
    numbers[port]++;
    PortRequest request = new PortRequest(port, numbers[port], request(ledger));
    drawn.merge(RequestClass.of(request.request(), ledger.login()), 1L, Long::sum);
    asked.put(port, request);
    waiting.put(port, request);
    note(request);
  }

  private Request request(PortLedger ledger) {
    Optional<ToldLogin> login = ledger.login();
    int choice = random.nextInt(100);
    if (login.isEmpty()) {
      Long session = former.get(ledger.port());
      return session == null || choice < 70 ? logIn() : new Request.Flush(session);
    }
    long session = login.get().session();
    int block = ledger.port() * BLOCKS_EACH + random.nextInt(BLOCKS_EACH);
    if (choice < 40) {
      byte[] data = Stamp.block(BLOCK_BYTES, ledger.port(), block, ledger.nextStamp());
      return new Request.Write(session, block, data);
    }
    if (choice < 60) {
      return new Request.Read(session, block);
    }
    if (choice < 80) {
      return new Request.Flush(session);
    }
    return choice < 92 ? logIn() : new Request.Logout(session);
  }

  private Request logIn() {
    return new Request.Login(random.nextLong(), LoadPlan.choose(highest, random));
  }

  private void note(PortRequest request) {
    switch (request.request()) {
      case Request.Write write ->
          blocks.get((int) write.block()).asked(ledgers.get(request.port()).stamps());
      case Request.Flush _ ->
          flushing.put(request.port(), blocks.stream().map(BlockHistory::told).toList());
      case Request.Login _, Request.Logout _, Request.Read _ -> {}
    }
  }

  /// A request that no worker has yet; the caller has it from then on.
  @Nullable PortRequest take() {
    if (waiting.isEmpty()) {
      return null;
    }
    List<Integer> ports = List.copyOf(waiting.keySet());
    return waiting.remove(ports.get(random.nextInt(ports.size())));
  }

  // --------------------------------------------------------------------------------- answers

  /// A host is told.
  void answered(Response response) {
    PortRequest request = asked.remove(response.port());
    if (request == null || request.number() != response.number()) {
      breaches.accept(CrashPromise.SESSIONS.broken("an answer that nobody waits for: " + response));
      return;
    }
    answers++;
    PortLedger ledger = ledgers.get(response.port());
    if (response.exchange() <= ledger.lastExchange()) {
      breaches.accept(
          CrashPromise.SESSIONS.broken(
              "port " + ledger.port() + ": an exchange is used once: " + response));
    }
    ledger.exchanged(response.exchange());
    boolean isKnown = ledger.login().isPresent();
    if (!fits(ledger, request.request(), response, isKnown)) {
      CrashPromise promise =
          response.answer() instanceof Response.Data ? CrashPromise.BLOCKS : CrashPromise.SESSIONS;
      breaches.accept(
          promise.broken(
              "port "
                  + ledger.port()
                  + ": an answer that cannot be: asked="
                  + request.request()
                  + " answer="
                  + response.answer()));
    }
  }

  private boolean fits(PortLedger ledger, Request request, Response response, boolean isKnown) {
    Response.Answer answer = response.answer();
    if (!isKnown && !(request instanceof Request.Login)) {
      return answer.equals(new Response.Denied("no such session"));
    }
    return switch (request) {
      case Request.Login login -> ledger.answered(login, response);
      case Request.Logout _ -> {
        ledger.loggedOut();
        yield answer instanceof Response.LoggedOut;
      }
      case Request.Read read ->
          answer instanceof Response.Data data
              && blocks.get((int) read.block()).isTold(data.bytes());
      case Request.Write write -> {
        blocks.get((int) write.block()).told(ledger.stamps());
        yield answer instanceof Response.Done;
      }
      case Request.Flush _ -> {
        flushed(flushing.getOrDefault(ledger.port(), List.of()));
        yield answer instanceof Response.Done;
      }
    };
  }

  private void flushed(List<Long> stamps) {
    for (int block = 0; block < stamps.size(); block++) {
      blocks.get(block).flushed(stamps.get(block));
    }
  }

  // ------------------------------------------------------------------------------ power lost

  /// Nobody is answered any more. Each block has to hold what was flushed of it, or later.
  void losePower(CachingDisk disk) {
    for (int block = 0; block < blocks.size(); block++) {
      if (!blocks.get(block).settle(disk.onMedium(block))) {
        breaches.accept(
            CrashPromise.BLOCKS.broken("block " + block + " holds less than what was flushed"));
      }
    }
    asked.clear();
    waiting.clear();
    flushing.clear();
    for (PortLedger ledger : ledgers) {
      ledger.login().ifPresent(told -> former.put(ledger.port(), told.session()));
      ledger.loggedOut();
      ledger.exchanged(0);
      numbers[ledger.port()] = 0;
    }
  }

  /// What others know of their blocks, behind a loss of power.
  void remember(CrashHosts others) {
    for (int block = 0; block < blocks.size(); block++) {
      blocks.get(block).remember(others.blocks.get(block));
    }
  }

  /// Each request that was not answered is missed.
  void complain() {
    asked
        .values()
        .forEach(
            request ->
                breaches.accept(
                    CrashPromise.SESSIONS.broken("a request is answered: " + request.request())));
  }
}
