package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.properties.trace.Action;
import palimpsest.properties.trace.Event;
import palimpsest.properties.trace.TraceConfirmation;
import palimpsest.properties.trace.TraceCounts;
import palimpsest.properties.trace.TraceVerdict;

/// The verdict upon a trace as lines for a terminal or a log.
public final class TraceSummary {
  private TraceSummary() {}

  /// What was checked, and the verdict in the first line.
  public static List<String> lines(TraceVerdict verdict, Ink ink, String file) {
    String name = Wording.plain(file);
    return switch (verdict) {
      case TraceVerdict.Conforms conforms -> conforms(conforms.counts(), ink, name);
      case TraceVerdict.Violates violates -> violates(violates, ink, name);
      case TraceVerdict.Inconclusive inconclusive ->
          List.of(
              ink.strong("inconclusive: ") + name,
              "  because   " + Wording.plain(inconclusive.because()),
              checked(inconclusive.counts()));
      case TraceVerdict.Unreadable unreadable ->
          List.of(name + ":" + unreadable.line() + ": " + Wording.plain(unreadable.what()));
    };
  }

  /// What TLC says besides.
  public static List<String> lines(TraceConfirmation confirmation) {
    return List.of(
        "  tlc       took "
            + Wording.count(confirmation.confirmed())
            + " of "
            + Wording.count(confirmation.steps(), "step")
            + ", in "
            + Wording.count(confirmation.parts(), "part")
            + confirmation.differs().map(line -> "; " + Wording.plain(line)).orElse(""));
  }

  private static List<String> conforms(TraceCounts counts, Ink ink, String name) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.good("conforms: ") + name);
    if (counts.of(Action.TRIGGER) > 0) {
      lines.add(checked(counts));
      lines.add(rolls(counts));
      return lines;
    }
    lines.addAll(done(counts));
    if (counts.of(Action.STORE_TRY) > 0) {
      lines.add(
          "  starts    "
              + Wording.count(counts.of(Action.START_STANDARD))
              + " standard, "
              + Wording.count(counts.of(Action.START_FAST))
              + " fast, "
              + Wording.count(counts.of(Action.CONFIRM), "image")
              + " confirmed");
    }
    return lines;
  }

  private static String rolls(TraceCounts counts) {
    return "  rolls     "
        + Wording.count(counts.of(Action.TRIGGER))
        + " triggered, "
        + Wording.count(counts.of(Action.UPDATE_ADAPTER), "adapter")
        + " updated, "
        + Wording.count(counts.of(Action.TAKE_OVER))
        + " taken over";
  }

  private static List<String> done(TraceCounts counts) {
    return List.of(
        checked(counts),
        "  requests  "
            + Wording.count(counts.of(Action.ANSWER), "answer")
            + ", "
            + Wording.count(counts.of(Action.RETREAT))
            + " had to wait at the gate",
        "  updates   "
            + Wording.count(counts.of(Action.INTERRUPT), "interrupt")
            + ", "
            + Wording.count(counts.of(Action.SWITCH) + counts.of(Action.START_FAST))
            + " switched, "
            + Wording.count(counts.of(Action.RETURN_BUFFER))
            + " refused",
        "  tables    "
            + Wording.count(counts.of(Action.MARK_ENTRY), "change")
            + ", "
            + Wording.count(counts.of(Action.WRITE_ENTRY), "conversion")
            + " of an entry");
  }

  private static List<String> violates(TraceVerdict.Violates violates, Ink ink, String name) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bad("violates: ") + name + ":" + violates.event().line());
    lines.add("  event     " + described(violates.event()));
    lines.add("  differs   " + Wording.plain(violates.differs()));
    lines.add(
        "  allowed   "
            + (violates.allowed().isEmpty() ? "nothing" : String.join(", ", violates.allowed())));
    Optional<Event> last = violates.last();
    lines.add("  before    " + last.map(TraceSummary::described).orElse("nothing"));
    lines.add(checked(violates.counts()));
    return lines;
  }

  private static String described(Event event) {
    return Wording.plain(event.described());
  }

  private static String checked(TraceCounts counts) {
    return "  explained "
        + Wording.count(counts.total(), "event")
        + " of "
        + Wording.count(counts.events().size(), "kind");
  }
}
