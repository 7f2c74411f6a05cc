package palimpsest.evidence.modelcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Wording;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Progress;

/// Tells how far everything is: a line for each check that is done and, on a live terminal, one for
/// each that runs. Threads may tell it of their checks at the same time.
final class Board {
  private static final String ESCAPE = "\u001b[";
  private static final int WIDTH = 79;
  private static final int BAR_WIDTH = 20;
  private static final int SHOWN_MAX = 16;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Terminal terminal;
  private final int checks;
  private final LongSupplier nanos;
  private final long begun;
  private final Map<Check, Running> running = new LinkedHashMap<>();
  private final List<Verdict> finished = new ArrayList<>();
  private int different;
  private int drawn;

  /// A check that runs: since when, how far it was when it last told, and how fast it then was.
  private record Running(long begun, Progress last, long told, double distinctPerSecond) {}

  Board(Terminal terminal, int checks, LongSupplier nanos) {
    this.terminal = terminal;
    this.checks = checks;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  synchronized void begun(Check check) {
    long now = nanos.getAsLong();
    running.put(check, new Running(now, new Progress(0, 0, 0), now, 0));
    draw();
  }

  synchronized void progress(Check check, Progress progress) {
    Running before = running.get(check);
    long now = nanos.getAsLong();
    if (before != null && now > before.told) {
      double seconds = (now - before.told) / NANOS_PER_SECOND;
      double rate = (progress.distinct() - before.last.distinct()) / seconds;
      running.put(check, new Running(before.begun, progress, now, rate));
      draw();
    }
  }

  synchronized void finished(Verdict verdict) {
    running.remove(verdict.check());
    if (verdict.isCancelled()) {
      return;
    }
    finished.add(verdict);
    different += verdict.isExpected() ? 0 : 1;
    erase();
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%7s  %-30s  %-7s  %-11s  %6s s",
                finished.size() + "/" + checks,
                verdict.check().name(),
                ResultTable.kind(verdict.check()),
                verdict.isExpected() ? "as expected" : "DIFFERS",
                ResultTable.seconds(verdict.result().elapsed())));
    draw();
  }

  /// The verdicts that there are.
  synchronized List<Verdict> finished() {
    return List.copyOf(finished);
  }

  /// Takes back what is there for the time being only.
  synchronized void close() {
    erase();
    terminal.err().flush();
  }

  private void draw() {
    if (!terminal.live()) {
      return;
    }
    erase();
    List<String> lines = new ArrayList<>();
    lines.add(all());
    running.forEach((check, now) -> lines.add(one(check, now)));
    for (String line : lines.subList(0, Math.min(lines.size(), SHOWN_MAX))) {
      terminal.err().print(line.substring(0, Math.min(line.length(), WIDTH)) + "\n");
      drawn++;
    }
    terminal.err().flush();
  }

  private void erase() {
    if (drawn > 0) {
      terminal.err().print(ESCAPE + drawn + "A" + ESCAPE + "J");
      drawn = 0;
    }
  }

  private String all() {
    int filled = BAR_WIDTH * finished.size() / checks;
    return "[%s%s] %d/%d; %s%d s"
        .formatted(
            "#".repeat(filled),
            ".".repeat(BAR_WIDTH - filled),
            finished.size(),
            checks,
            different == 0 ? "" : different + " not as expected; ",
            since(begun));
  }

  private String one(Check check, Running now) {
    String name = "  " + check.name() + ": ";
    return now.last.generated() == 0
        ? name + since(now.begun) + " s"
        : name
            + Wording.count(now.last.distinct())
            + " states, "
            + Wording.count(Math.round(now.distinctPerSecond))
            + "/s, "
            + Wording.count(now.last.queued())
            + " queued; "
            + since(now.begun)
            + " s";
  }

  private long since(long start) {
    return (long) ((nanos.getAsLong() - start) / NANOS_PER_SECOND);
  }
}
