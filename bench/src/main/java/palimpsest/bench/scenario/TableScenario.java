package palimpsest.bench.scenario;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.table.EntryLayout;

/// The pause by the size of the table, while hosts go on changing it: each login is converted in
/// each update. Beside it the pause of the conventional overlay, which converts with all hosts
/// standing: the same update, from its first conversion to its end, with hosts parked and without
/// leaving them a share of the processor.
final class TableScenario {
  private static final int IMAGE_BYTES = 1 << 20;
  private static final int COLD_UPDATES = 3;
  private static final int TABLES = 2;

  /// Entries that may be left for the pause: a fraction of a millisecond.
  private static final int REST_MAX = 512;

  private final int logins;
  private final int samples;
  private final Train train = Train.ofImageBytes(IMAGE_BYTES);

  private TableScenario(int logins, int samples) {
    this.logins = logins;
    this.samples = samples;
  }

  /// What the columns are.
  static void printHead() {
    System.out.println(
        "| logins | conversion | pause: median ms | p99 ms | longest ms | of it merge | entries"
            + " converted a second | answers a second, of those without | table bytes a login |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
  }

  /// Two lines of the table of results.
  static void run(int logins, int samples, int hosts)
      throws InterruptedException, ExecutionException {
    TableScenario scenario = new TableScenario(logins, samples);
    scenario.underLoad(hosts);
    scenario.conventional(hosts);
  }

  private AdapterConfiguration sizes() {
    long entriesBytes =
        train.first().structures().stream()
            .mapToLong(structure -> EntryLayout.of(structure).sizeBytes())
            .sum();
    long tablesBytes = TABLES * (entriesBytes * logins + (64 << 10));
    AdapterConfiguration small = AdapterConfiguration.small();
    return new AdapterConfiguration(
        logins,
        small.workers(),
        train.imageBytes(),
        tablesBytes,
        small.copyBlockBytes(),
        small.roundsMax(),
        REST_MAX,
        small.paceEntries());
  }

  private void underLoad(int hosts) throws InterruptedException, ExecutionException {
    try (Updated updated = Updated.start(train, sizes(), DriverConfiguration.standard(), hosts)) {
      for (int round = 0; round < COLD_UPDATES; round++) {
        updated.update();
      }
      long[] pauses = new long[samples];
      long[] merges = new long[samples];
      long[] conversions = new long[samples];
      double[] shares = new double[samples];
      for (int sample = 0; sample < samples; sample++) {
        double before = updated.answersPerSecondUndisturbed();
        Updated.Report report = updated.update();
        pauses[sample] = report.pause().totalNanos();
        merges[sample] = report.pause().mergeNanos();
        conversions[sample] = updated.log().between("StartTracking", "CountMarks");
        shares[sample] = report.answersPerSecond() / before;
      }
      Arrays.sort(shares);
      System.out.printf(
          "| %,d | under load | %s | %s | %,.0f | %.2f | %.2f |%n",
          logins,
          Spread.of(pauses).text(),
          Spread.millis(Spread.of(merges).median()),
          logins * 1e9 / Spread.of(conversions).median(),
          shares[shares.length / 2],
          (double) sizes().tablesBytes() / TABLES / logins);
    }
  }

  private void conventional(int hosts) throws InterruptedException, ExecutionException {
    try (Updated updated =
        Updated.start(
            train,
            sizes(),
            new DriverConfiguration(DriverConfiguration.standard().drainBoundNanos(), 0),
            hosts)) {
      for (int round = 0; round < COLD_UPDATES; round++) {
        updated.updateParked();
      }
      long[] pauses = new long[samples];
      for (int sample = 0; sample < samples; sample++) {
        updated.updateParked();
        pauses[sample] = updated.log().between("StartTracking", "OpenGate");
      }
      System.out.printf(
          "| %,d | all in the pause | %s | | | 0 | |%n", logins, Spread.of(pauses).text());
    }
  }
}
