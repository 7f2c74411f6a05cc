package palimpsest.evidence.report.page;

import java.util.List;
import java.util.Locale;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Drawing;
import palimpsest.evidence.report.Wording;

/// The part of the page about what was drawn at random: a line for each kind, with the classes of
/// case that were met and how often, and those that never were.
public record DrawnSection(List<Line> lines) {
  public DrawnSection {
    lines = List.copyOf(lines);
  }

  /// What was drawn of a kind.
  ///
  /// @param never the classes that were not drawn, in a line; nothing where all were
  public record Line(String what, long seed, String total, List<Share> shares, String never) {
    public Line {
      shares = List.copyOf(shares);
    }
  }

  /// A class of case.
  ///
  /// @param percent of all that were drawn
  public record Share(String of, String count, String percent) {}

  static DrawnSection of(Certificate certificate) {
    return new DrawnSection(Drawing.of(certificate).stream().map(DrawnSection::line).toList());
  }

  private static Line line(Drawing drawing) {
    long total = drawing.classes().total();
    return new Line(
        drawing.what(),
        drawing.seed(),
        Wording.count(total),
        drawing.classes().counts().entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(each -> share(each.getKey(), each.getValue(), total))
            .toList(),
        Wording.plain(String.join("; ", drawing.classes().never())));
  }

  private static Share share(String of, long count, long total) {
    return new Share(
        Wording.plain(of),
        Wording.count(count),
        String.format(Locale.ROOT, "%.1f %%", 100.0 * count / total));
  }
}
