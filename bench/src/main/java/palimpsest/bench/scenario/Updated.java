package palimpsest.bench.scenario;

import java.util.concurrent.ExecutionException;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.update.Outcome;
import palimpsest.properties.path.Pause;

/// An adapter that is updated again and again while hosts are at work.
final class Updated implements AutoCloseable {
  private static final DeviceSize DEVICE = new DeviceSize(512, 1024);
  private static final long ANSWERS_BETWEEN = 2_000;

  private final Train train;
  private final ThreadedAdapter adapter;
  private final PauseLog log;
  private final ClosedLoops loops;

  private Updated(Train train, ThreadedAdapter adapter, PauseLog log, ClosedLoops loops) {
    this.train = train;
    this.adapter = adapter;
    this.log = log;
    this.loops = loops;
  }

  /// What an update cost.
  ///
  /// @param firstAnswerNanos from the opening of the gate to the first answer of the new image
  /// @param answersPerSecond while it lasted, the pause included
  record Report(Pause pause, long firstAnswerNanos, double answersPerSecond) {}

  static Updated start(
      Train train, AdapterConfiguration sizes, DriverConfiguration driver, int hosts)
      throws InterruptedException {
    PauseLog log = new PauseLog();
    ThreadedAdapter adapter =
        new ThreadedAdapter(
            sizes, train.world().around(train.first(), new MemoryDevice(DEVICE)), driver, log);
    adapter
        .start(train.firstImage())
        .ifPresent(
            line -> {
              throw new IllegalStateException(line);
            });
    ClosedLoops loops = new ClosedLoops(adapter, hosts);
    loops.awaitAnswers(ANSWERS_BETWEEN);
    return new Updated(train, adapter, log, loops);
  }

  PauseLog log() {
    return log;
  }

  ClosedLoops loops() {
    return loops;
  }

  /// How many answers a second hosts have when nothing is updated.
  double answersPerSecondUndisturbed() throws InterruptedException {
    long start = System.nanoTime();
    loops.awaitAnswers(ANSWERS_BETWEEN);
    return ANSWERS_BETWEEN * 1e9 / (System.nanoTime() - start);
  }

  /// An update while hosts are at work, after they had some answers.
  Report update() throws InterruptedException, ExecutionException {
    loops.awaitAnswers(ANSWERS_BETWEEN);
    Goal first = loops.firstAnswer(train.nextRelease().version());
    long answers = loops.answers();
    long start = System.nanoTime();
    carryOut();
    double perSecond = (loops.answers() - answers) * 1e9 / (System.nanoTime() - start);
    loops.check();
    return new Report(log.pause(), first.await() - log.nanos("OpenGate"), perSecond);
  }

  /// An update while hosts are parked.
  void updateParked() throws InterruptedException, ExecutionException {
    loops.awaitAnswers(ANSWERS_BETWEEN);
    loops.park();
    try {
      carryOut();
    } finally {
      loops.unpark();
    }
  }

  private void carryOut() throws InterruptedException, ExecutionException {
    Outcome outcome = adapter.interrupt(train.next()).get();
    if (!(outcome instanceof Outcome.Updated)) {
      throw new IllegalStateException("each update is done: " + outcome);
    }
  }

  @Override
  public void close() {
    loops.close();
    adapter.close();
  }
}
