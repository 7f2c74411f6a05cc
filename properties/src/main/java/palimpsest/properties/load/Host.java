package palimpsest.properties.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.properties.tally.Tally;

/// A host with several ports that asks for one thing after the other, checks each answer at once,
/// and remembers what it was told.
final class Host {
  private static final long ANSWER_SECONDS = 30;
  private static final int PROBLEMS_MAX = 20;

  private final int number;
  private final LoadPlan plan;
  private final ThreadedAdapter adapter;
  private final LongSupplier nanos;
  private final SplittableRandom random;
  private final AtomicLong answered = new AtomicLong();
  private final List<PortLedger> ledgers = new ArrayList<>();
  private final Completion completion = new Completion();
  private final List<String> problems = new ArrayList<>();
  private final Map<RequestClass, Long> asked = new EnumMap<>(RequestClass.class);
  private final int blockBytes;

  Host(int number, LoadPlan plan, ThreadedAdapter adapter, LongSupplier nanos) {
    this.number = number;
    this.plan = plan;
    this.adapter = adapter;
    this.nanos = nanos;
    this.random = new SplittableRandom(plan.seed() * 31 + number);
    this.blockBytes = adapter.adapter().surroundings().device().blockBytes();
    for (int port = number * plan.portsEach(); ledgers.size() < plan.portsEach(); port++) {
      ledgers.add(new PortLedger(port));
    }
  }

  long answered() {
    return answered.get();
  }

  /// Works until it is told to stop, or something is wrong.
  HostReport work(BooleanSupplier stopped, Runnable progress) throws InterruptedException {
    while (!stopped.getAsBoolean() && problems.size() < PROBLEMS_MAX) {
      act(ledgers.get(random.nextInt(ledgers.size())));
      answered.incrementAndGet();
      progress.run();
    }
    verifyAll();
    return new HostReport(number, ledgers, completion, Tally.of(RequestClass.ALL, asked), problems);
  }

  /// Reads every block it wrote, in the sessions it has.
  private void verifyAll() throws InterruptedException {
    for (PortLedger ledger : ledgers) {
      Optional<ToldLogin> login = ledger.login();
      if (login.isPresent() && problems.size() < PROBLEMS_MAX) {
        for (long block : List.copyOf(ledger.blocks().keySet())) {
          read(ledger, login.get().session(), block);
        }
      }
    }
  }

  private void act(PortLedger ledger) throws InterruptedException {
    Optional<ToldLogin> login = ledger.login();
    if (login.isEmpty()) {
      logIn(ledger);
      return;
    }
    long session = login.get().session();
    long block = plan.firstBlock(ledger.port()) + random.nextInt(plan.blocksEach());
    int choice = random.nextInt(1000);
    if (choice < 450) {
      write(ledger, session, block);
    } else if (choice < 900) {
      read(ledger, session, block);
    } else if (choice < 950) {
      logIn(ledger);
    } else if (choice < 990) {
      logOut(ledger, session);
    } else if (choice < 998) {
      askOutOfSession(ledger, session);
    } else {
      expect(ledger, new Request.Flush(session), Response.Done.class);
    }
  }

  private void logIn(PortLedger ledger) throws InterruptedException {
    long wwn = random.nextLong();
    SortedMap<Integer, Long> values = LoadPlan.choose(plan.highest(), random);
    Optional<Response> response =
        ask(ledger, new Request.Login(wwn, values), Response.LoggedIn.class);
    response.ifPresent(
        answer -> {
          Response.LoggedIn told = (Response.LoggedIn) answer.answer();
          ledger.loggedIn(new ToldLogin(answer.servedBy(), wwn, told.session(), told.values()));
          told.values()
              .forEach(
                  (id, kept) -> {
                    Long asked = values.get(id);
                    if (asked != null && !asked.equals(kept)) {
                      problem(ledger, "asked for " + asked + " in field " + id + ", got " + kept);
                    }
                  });
        });
  }

  private void logOut(PortLedger ledger, long session) throws InterruptedException {
    if (expect(ledger, new Request.Logout(session), Response.LoggedOut.class)) {
      ledger.loggedOut();
    }
  }

  private void write(PortLedger ledger, long session, long block) throws InterruptedException {
    long stamp = ledger.nextStamp();
    byte[] data = Stamp.block(blockBytes, ledger.port(), block, stamp);
    if (expect(ledger, new Request.Write(session, block, data), Response.Done.class)) {
      ledger.blocks().put(block, stamp);
    }
  }

  private void read(PortLedger ledger, long session, long block) throws InterruptedException {
    ask(ledger, new Request.Read(session, block), Response.Data.class)
        .map(response -> ((Response.Data) response.answer()).bytes())
        .filter(bytes -> !isExpected(ledger, block, bytes))
        .ifPresent(_ -> problem(ledger, "block " + block + " does not hold what was written last"));
  }

  private static boolean isExpected(PortLedger ledger, long block, byte[] bytes) {
    Long stamp = ledger.blocks().get(block);
    return stamp == null ? Stamp.isBlank(bytes) : Stamp.matches(bytes, ledger.port(), block, stamp);
  }

  /// A session that was never given has to be denied.
  private void askOutOfSession(PortLedger ledger, long session) throws InterruptedException {
    expect(ledger, new Request.Read(session + 1, 0), Response.Denied.class);
  }

  private boolean expect(PortLedger ledger, Request request, Class<? extends Response.Answer> kind)
      throws InterruptedException {
    return ask(ledger, request, kind).isPresent();
  }

  /// Asks and checks that the answer is one, to this request, of the kind that is due, and in an
  /// exchange that was not used before.
  private Optional<Response> ask(
      PortLedger ledger, Request request, Class<? extends Response.Answer> kind)
      throws InterruptedException {
    asked.merge(RequestClass.of(request, ledger.login()), 1L, Long::sum);
    long start = nanos.getAsLong();
    try {
      Response response =
          adapter.submit(ledger.port(), request).get(ANSWER_SECONDS, TimeUnit.SECONDS);
      long end = nanos.getAsLong();
      completion.add(end, end - start);
      return checked(ledger, request, kind, response);
    } catch (ExecutionException e) {
      problem(ledger, request + " failed in the adapter: " + e.getCause());
    } catch (TimeoutException _) {
      problem(ledger, request + " was not answered within " + ANSWER_SECONDS + " s");
    }
    return Optional.empty();
  }

  private Optional<Response> checked(
      PortLedger ledger,
      Request request,
      Class<? extends Response.Answer> kind,
      Response response) {
    if (response.exchange() <= ledger.lastExchange()) {
      problem(
          ledger,
          "exchange "
              + response.exchange()
              + " was used before: the last one was "
              + ledger.lastExchange());
    }
    ledger.exchanged(response.exchange());
    if (!kind.isInstance(response.answer())) {
      problem(ledger, request + " was answered with " + response.answer());
      return Optional.empty();
    }
    return Optional.of(response);
  }

  private void problem(PortLedger ledger, String line) {
    problems.add("host " + number + " port " + ledger.port() + ": " + line);
  }
}
