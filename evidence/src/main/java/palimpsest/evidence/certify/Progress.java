package palimpsest.evidence.certify;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashListener;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.path.PathListener;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;

/// Tells how far a certification is: a line for each path that is done and, on a live terminal, one
/// that is rewritten with each run; then the same for losses of power, and for rolls.
final class Progress implements PathListener, CrashListener {
  private static final String ERASE = "\r\u001b[2K";
  private static final int BAR_WIDTH = 20;
  private static final int LIVE_WIDTH = 79;

  private final Terminal terminal;
  private final int paths;
  private final LongSupplier nanos;
  private final long begun;
  private int finished;
  private int broken;

  Progress(Terminal terminal, int paths, LongSupplier nanos) {
    this.terminal = terminal;
    this.paths = paths;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public void running(UpdatePath path, int run, int runs) {
    if (!terminal.live()) {
      return;
    }
    int filled = BAR_WIDTH * (finished * runs + run - 1) / (paths * runs);
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %d/%d %s, run %d of %d; %s%d s",
            "#".repeat(filled),
            ".".repeat(BAR_WIDTH - filled),
            finished,
            paths,
            Wording.path(path),
            run,
            runs,
            broken == 0 ? "" : broken + " broken; ",
            seconds());
    live(line);
  }

  /// Rewrites the line on a live terminal.
  private void live(String line) {
    terminal.err().print(ERASE + line.substring(0, Math.min(line.length(), LIVE_WIDTH)));
    terminal.err().flush();
  }

  private long seconds() {
    return (nanos.getAsLong() - begun) / 1_000_000_000;
  }

  /// Called by whichever thread is about to lose power.
  @Override
  public synchronized void cutting(UpdatePath path, int cut, int cuts) {
    if (terminal.live()) {
      live(
          String.format(
              Locale.ROOT,
              "power lost along %s: %d of %d; %d s",
              Wording.path(path),
              cut,
              cuts,
              seconds()));
    }
  }

  /// Along one path; where only a few are tried, one line for all paths is enough.
  @Override
  public void cut(CrashResult result) {
    if (result.complete() || !result.isKept()) {
      crashed(Wording.path(result.path()), new CrashResults(List.of(result)));
    }
  }

  void crashed(CrashResults results) {
    crashed(Wording.count(results.paths().size(), "path"), results);
  }

  private void crashed(String where, CrashResults results) {
    String line =
        String.format(
            Locale.ROOT,
            "%7s  %-26s  %-10s  %-6s  power lost %s times, and %s more during recovery",
            "power",
            where,
            Wording.count(results.writes(), "write"),
            results.isKept() ? "kept" : "BROKEN",
            Wording.count(results.cuts()),
            Wording.count(results.recoveryCuts()));
    terminal.err().println((terminal.live() ? ERASE : "") + line);
    terminal.err().flush();
  }

  /// A roll has ended, the last of so many.
  void rolled(RollRun run, int rolls) {
    if (terminal.live()) {
      live(
          "roll "
              + rolls
              + ": "
              + Wording.plain(run.event().described())
              + "; "
              + seconds()
              + " s");
    }
  }

  void rolled(RollResult result) {
    String line =
        String.format(
            Locale.ROOT,
            "%7s  %-26s  %-10s  %-6s  power lost %d times",
            "roll",
            Wording.path(result.plan().path()),
            result.plan().adapters().size() + " adapters",
            result.isKept() ? "kept" : "BROKEN",
            result.cuts());
    terminal.err().println((terminal.live() ? ERASE : "") + line);
    terminal.err().flush();
  }

  @Override
  public void finished(PathResult result) {
    finished++;
    broken += result.isKept() ? 0 : 1;
    String number = finished + "/" + paths;
    String pause =
        result
            .pauses()
            .map(measured -> "pause " + Wording.millis(measured.median().totalNanos()) + " ms")
            .orElse("");
    String line =
        String.format(
            Locale.ROOT,
            "%7s  %-26s  %-10s  %-6s  %s",
            number,
            Wording.path(result.path()),
            Wording.word(result.happened()),
            result.isKept() ? "kept" : "BROKEN",
            pause);
    terminal.err().println((terminal.live() ? ERASE : "") + line.stripTrailing());
    terminal.err().flush();
  }
}
