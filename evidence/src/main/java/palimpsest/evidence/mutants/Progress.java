package palimpsest.evidence.mutants;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.function.LongSupplier;
import palimpsest.evidence.command.Terminal;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.kill.KillRun;
import palimpsest.properties.subject.mutant.SubjectMutant;

/// Says which mutants were looked at, one a line, and on a live terminal in one that is rewritten
/// which are being looked at. Threads may tell it of theirs at the same time.
final class Progress implements KillRun.Listener {
  private static final String ERASE = "\r\u001b[2K";
  private static final int BAR_WIDTH = 20;
  private static final int WIDTH = 79;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Terminal terminal;
  private final LongSupplier nanos;
  private final SequencedSet<String> looked = new LinkedHashSet<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Sound> sound = new ArrayList<>();
  private int mutants;
  private int survivors;
  private long begun;

  Progress(Terminal terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
  }

  synchronized void begin(int number) {
    mutants = number;
    begun = nanos.getAsLong();
  }

  synchronized List<Row> rows() {
    return List.copyOf(rows);
  }

  synchronized List<Sound> sound() {
    return List.copyOf(sound);
  }

  @Override
  public synchronized void begun(SubjectMutant mutant) {
    looked.add(mutant.name());
    draw();
  }

  @Override
  public synchronized void found(Row row) {
    rows.add(row);
    looked.remove(row.mutant().name());
    survivors += row.kinds().isEmpty() ? 1 : 0;
    line(
        rows.size() + "/" + mutants,
        row.mutant().name(),
        row.kinds().isEmpty() ? "SURVIVES" : "caught");
  }

  @Override
  public synchronized void sound(Sound found) {
    sound.add(found);
    String model = found.model().map(each -> " in " + each.name()).orElse("");
    line(
        "sound",
        found.cell().column().name() + model,
        found.cell().isCaught() ? "FALSE ALARM" : "passes");
  }

  /// Takes back what is there for the time being only.
  synchronized void close() {
    if (terminal.live()) {
      terminal.err().print(ERASE);
      terminal.err().flush();
    }
  }

  private void line(String number, String name, String word) {
    String line = String.format(Locale.ROOT, "%7s  %-24s  %s", number, name, word);
    terminal.err().println((terminal.live() ? ERASE : "") + line);
    terminal.err().flush();
    draw();
  }

  private void draw() {
    if (terminal.live()) {
      int filled = BAR_WIDTH * rows.size() / mutants;
      String line =
          String.format(
              Locale.ROOT,
              "[%s%s] %d/%d; %s%d s; %s",
              "#".repeat(filled),
              ".".repeat(BAR_WIDTH - filled),
              rows.size(),
              mutants,
              survivors == 0 ? "" : survivors + " not caught; ",
              (nanos.getAsLong() - begun) / NANOS_PER_SECOND,
              String.join(", ", looked));
      terminal.err().print(ERASE + line.substring(0, Math.min(line.length(), WIDTH)));
      terminal.err().flush();
    }
  }
}
