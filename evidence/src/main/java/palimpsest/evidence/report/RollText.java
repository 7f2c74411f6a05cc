package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import palimpsest.properties.roll.RollPromise.Breach;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;

/// What came of rolling an update over a storage system, as lines for a terminal: one for each
/// roll, what was kept in all of them, and what was not.
final class RollText {
  private static final int WIDTH = 100;
  private static final int ROLLS_SHOWN = 40;
  private static final int BROKEN_SHOWN = 10;
  private static final String HAPPENED = "what happened";

  private final RollResult result;
  private final Ink ink;
  private final int eventWidth;

  RollText(RollResult result, Ink ink) {
    this.result = result;
    this.ink = ink;
    this.eventWidth =
        Stream.concat(
                Stream.of(HAPPENED), result.runs().stream().map(run -> run.event().described()))
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(TextTable.wrapped(ink.strong("Roll") + " " + Wording.rolled(result), WIDTH));
    lines.add("");
    lines.add(
        ink.faint(
            padded(HAPPENED)
                + "  roll     "
                + String.join(", ", result.plan().adapters())
                + " then ran"));
    result.runs().stream().limit(ROLLS_SHOWN).forEach(run -> lines.add(line(run)));
    if (result.runs().size() > ROLLS_SHOWN) {
      lines.add(
          "and "
              + Wording.count(result.runs().size() - ROLLS_SHOWN)
              + " more, on the page and in evidence.json");
    }
    lines.add("");
    lines.addAll(TextTable.wrapped(Wording.kept(result), WIDTH));
    lines.add("");
    result.runs().stream()
        .filter(run -> !run.isKept())
        .limit(BROKEN_SHOWN)
        .forEach(run -> lines.addAll(broken(run)));
    return lines;
  }

  private String line(RollRun run) {
    String ended = run.ended().equals(RollRun.ROLLED) ? "rolled " : "stopped";
    String line =
        padded(run.event().described())
            + "  "
            + ended
            + "  "
            + runs(run)
            + (run.takenOver() ? "  taken over" : "");
    return run.isKept() ? line : line + "  " + ink.bad("BROKEN");
  }

  /// What each adapter ran then, and, if that is another thing, what all ran behind the next roll.
  private static String runs(RollRun run) {
    String then = String.join(", ", run.runs().values());
    String after = String.join(", ", run.after().values());
    return Wording.plain(after.isEmpty() || after.equals(then) ? then : then + "; next " + after);
  }

  private List<String> broken(RollRun run) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bad("broken: " + Wording.plain(run.event().described())));
    lines.addAll(Summary.bulleted(run.breaches().stream().map(Breach::toString).toList()));
    lines.add("");
    return lines;
  }

  private String padded(String text) {
    String plain = Wording.plain(text);
    return plain + " ".repeat(Math.max(0, eventWidth - plain.length()));
  }
}
