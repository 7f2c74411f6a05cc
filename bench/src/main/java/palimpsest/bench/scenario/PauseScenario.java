package palimpsest.bench.scenario;

import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.properties.path.Pause;

/// The pause by the size of the image, beside the limit: each update and one measurement of the
/// limit follow upon each other, hosts at work before and during the one and parked for the other.
final class PauseScenario {
  /// An even number: the first release runs again behind them.
  private static final int COLD_UPDATES = 30;

  /// From this size on the machine copies past its caches; smaller blocks take half as long again.
  private static final int COPY_BLOCK_BYTES = 4 << 20;

  private final Train train;
  private final int samples;
  private final int hosts;
  private final boolean forthOnly;
  private final Pause[] pauses;
  private final long[] firstAnswers;
  private final long[] limits;

  private PauseScenario(Train train, int samples, int hosts, boolean forthOnly) {
    this.forthOnly = forthOnly;
    this.train = train;
    this.samples = samples;
    this.hosts = hosts;
    this.pauses = new Pause[samples];
    this.firstAnswers = new long[samples];
    this.limits = new long[samples];
  }

  static void run(Train train, int samples, int hosts)
      throws InterruptedException, ExecutionException {
    new PauseScenario(train, samples, hosts, false).measure();
  }

  /// Measures the updates to the second of both releases only.
  static void runForth(Train train, int samples, int hosts)
      throws InterruptedException, ExecutionException {
    new PauseScenario(train, samples, hosts, true).measure();
  }

  private void measure() throws InterruptedException, ExecutionException {
    AdapterConfiguration sizes =
        AdapterConfiguration.small()
            .withWindowBytes(train.imageBytes())
            .withCopyBlockBytes(COPY_BLOCK_BYTES);
    try (Updated updated = Updated.start(train, sizes, DriverConfiguration.standard(), hosts);
        Limit limit = new Limit(sizes, train.imageBytes())) {
      Pause cold = updated.update().pause();
      for (int round = 1; round < COLD_UPDATES; round++) {
        updated.update();
        limit.nanos();
      }
      for (int sample = 0; sample < samples; sample++) {
        Updated.Report report = updated.update();
        pauses[sample] = report.pause();
        firstAnswers[sample] = report.firstAnswerNanos();
        updated.loops().park();
        limits[sample] = limit.nanos();
        updated.loops().unpark();
        if (forthOnly) {
          updated.update();
        }
      }
      print(cold);
    }
  }

  private void print(Pause cold) {
    Spread pause = spread(Pause::totalNanos);
    Spread limit = Spread.of(limits);
    System.out.printf(
        "%n### %.1f MiB, %d hosts, %d updates%n%n", train.imageBytes() / 1048576.0, hosts, samples);
    System.out.println("| | median ms | p99 ms | longest ms |\n|---|---|---|---|");
    System.out.println("| limit | " + limit.text() + " |");
    System.out.println("| pause | " + pause.text() + " |");
    System.out.println("| drain | " + spread(Pause::drainNanos).text() + " |");
    System.out.println("| merge | " + spread(Pause::mergeNanos).text() + " |");
    System.out.println("| copy | " + spread(Pause::copyNanos).text() + " |");
    System.out.println("| verify | " + spread(Pause::verifyNanos).text() + " |");
    System.out.println("| initialize | " + spread(Pause::initializeNanos).text() + " |");
    System.out.println("| switch | " + spread(Pause::switchNanos).text() + " |");
    System.out.println(
        "| first answer, after the gate opened | " + Spread.of(firstAnswers).text() + " |");
    System.out.printf(
        "%nThe first update's pause: %s ms. Median against the limit's: %.2f times; p99 %s ms above"
            + " the limit's; without the drain %.2f times.%n",
        Spread.millis(cold.totalNanos()),
        (double) pause.median() / limit.median(),
        Spread.millis(pause.percentile(99) - limit.percentile(99)),
        (double) spread(each -> each.totalNanos() - each.drainNanos()).median() / limit.median());
  }

  private Spread spread(ToLongFunction<Pause> part) {
    long[] nanos = new long[samples];
    for (int sample = 0; sample < samples; sample++) {
      nanos[sample] = part.applyAsLong(pauses[sample]);
    }
    return Spread.of(nanos);
  }
}
