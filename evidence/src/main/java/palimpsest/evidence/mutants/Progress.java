package palimpsest.evidence.mutants;

import java.util.Locale;
import palimpsest.evidence.command.Terminal;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.kill.KillRun;

/// Says which mutants were looked at, one a line.
final class Progress implements KillRun.Listener {
  private final Terminal terminal;
  private final int mutants;
  private int found;

  Progress(Terminal terminal, int mutants) {
    this.terminal = terminal;
    this.mutants = mutants;
  }

  @Override
  public void found(Row row) {
    found++;
    line(found + "/" + mutants, row.mutant().name(), row.kinds().isEmpty() ? "SURVIVES" : "caught");
  }

  @Override
  public void sound(Sound sound) {
    String model = sound.model().map(each -> " in " + each.name()).orElse("");
    line(
        "sound",
        sound.cell().column().name() + model,
        sound.cell().isCaught() ? "FALSE ALARM" : "passes");
  }

  private void line(String number, String name, String word) {
    terminal.err().println(String.format(Locale.ROOT, "%7s  %-24s  %s", number, name, word));
    terminal.err().flush();
  }
}
