package palimpsest.bench.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.driver.DriverConfiguration;

/// What hosts notice of an update: their answers a second while it lasts, the pause included, and
/// how long a request takes that did not meet the pause, each beside as many answers without an
/// update just before.
///
/// A host has one request at a time, so a long wait keeps it from asking; what it would have asked
/// meanwhile is counted as having waited, too.
final class HostsScenario {
  private static final int COLD_UPDATES = 30;
  private static final long HIGHEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Train train;
  private final int samples;
  private final int hosts;
  private final Histogram undisturbed = histogram();
  private final Histogram updating = histogram();
  private final Histogram pausing = histogram();

  private HostsScenario(Train train, int samples, int hosts) {
    this.train = train;
    this.samples = samples;
    this.hosts = hosts;
  }

  private static Histogram histogram() {
    return new Histogram(HIGHEST_NANOS, DIGITS);
  }

  static void run(int imageBytes, int samples, int hosts)
      throws InterruptedException, ExecutionException {
    new HostsScenario(Train.ofImageBytes(imageBytes), samples, hosts).measure();
  }

  private void measure() throws InterruptedException, ExecutionException {
    AdapterConfiguration sizes = AdapterConfiguration.small().withWindowBytes(train.imageBytes());
    double[] shares = new double[samples];
    try (Updated updated = Updated.start(train, sizes, DriverConfiguration.standard(), hosts)) {
      for (int round = 0; round < COLD_UPDATES; round++) {
        updated.update();
      }
      for (int sample = 0; sample < samples; sample++) {
        long expected = expectedNanos(updated);
        double before = updated.answersPerSecondUndisturbed();
        updated.loops().parked(served -> addAll(served, undisturbed, expected));
        Updated.Report report = updated.update();
        shares[sample] = report.answersPerSecond() / before;
        long closed = updated.log().nanos("CloseGate");
        long open = updated.log().nanos("OpenGate");
        updated.loops().parked(served -> divide(served, closed, open, expected));
      }
    }
    Arrays.sort(shares);
    System.out.printf(
        "%n### %.1f MiB, %d hosts, %d updates%n%n", train.imageBytes() / 1048576.0, hosts, samples);
    System.out.println("| requests | p50 µs | p99 µs | p99.9 µs | longest µs | count |");
    System.out.println("|---|---|---|---|---|---|");
    print("without an update", undisturbed);
    print("during an update, outside the pause", updating);
    print("that met the pause", pausing);
    System.out.printf(
        "%nAnswers a second during an update, of those without: median %.2f, lowest %.2f."
            + " p99.9 outside the pause: %.2f times.%n",
        shares[samples / 2],
        shares[0],
        (double) updating.getValueAtPercentile(99.9) / undisturbed.getValueAtPercentile(99.9));
  }

  /// How long a request takes on the average, which is how often a host asks.
  private long expectedNanos(Updated updated) throws InterruptedException {
    updated.loops().parked(served -> {});
    double perSecond = updated.answersPerSecondUndisturbed();
    updated.loops().parked(served -> {});
    return Math.round(1e9 * hosts / perSecond);
  }

  private static void addAll(List<Served> all, Histogram to, long expected) {
    for (Served served : all) {
      for (int index = 0; index < served.count(); index++) {
        to.recordValueWithExpectedInterval(served.end(index) - served.start(index), expected);
      }
    }
  }

  private void divide(List<Served> all, long closed, long open, long expected) {
    for (Served served : all) {
      for (int index = 0; index < served.count(); index++) {
        boolean met = served.end(index) >= closed && served.start(index) <= open;
        (met ? pausing : updating)
            .recordValueWithExpectedInterval(served.end(index) - served.start(index), expected);
      }
    }
  }

  private static void print(String name, Histogram histogram) {
    System.out.printf(
        "| %s | %.1f | %.1f | %.1f | %.1f | %,d |%n",
        name,
        histogram.getValueAtPercentile(50) / 1e3,
        histogram.getValueAtPercentile(99) / 1e3,
        histogram.getValueAtPercentile(99.9) / 1e3,
        histogram.getMaxValue() / 1e3,
        histogram.getTotalCount());
  }
}
