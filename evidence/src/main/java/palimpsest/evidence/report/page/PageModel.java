package palimpsest.evidence.report.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Differences;
import palimpsest.evidence.report.Matrix;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.path.PathResult;

/// All that the page says, in the order in which it says it.
public record PageModel(
    String title,
    String date,
    Verdict verdict,
    PageMatrix matrix,
    PauseOverview pauses,
    List<Section> sections,
    Certificate certificate) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public PageModel {
    sections = List.copyOf(sections);
  }

  static PageModel of(Certificate certificate) {
    Map<UpdatePath, String> ids = new HashMap<>();
    List<Section> sections = new ArrayList<>();
    List<PauseOverview.Measured> measured = new ArrayList<>();
    for (PathResult result : certificate.results()) {
      String id = "path-" + (sections.size() + 1);
      ids.put(result.path(), id);
      sections.add(Section.of(id, result, certificate.settings().runs() + 1));
      result
          .pauses()
          .ifPresent(pauses -> measured.add(new PauseOverview.Measured(id, result, pauses)));
    }
    return new PageModel(
        Wording.plain(certificate.history().name()),
        DATE.format(certificate.origin().begun()),
        Verdict.of(certificate),
        PageMatrix.of(new Matrix(certificate), ids),
        PauseOverview.of(measured),
        sections,
        certificate);
  }

  /// How long the certification took.
  public String took() {
    return Wording.duration(certificate.origin().took().toNanos());
  }

  /// How many threads wanted a processor before it began.
  public String load() {
    return String.format(Locale.ROOT, "%.1f", certificate.origin().tools().load());
  }

  /// A sentence about a machine that others kept busy; else nothing.
  public String busy() {
    return certificate.origin().tools().isBusy()
        ? "The machine was busy before this began, so pauses are longer than need be: load "
            + load()
            + " on "
            + Wording.count(certificate.origin().tools().processors(), "processor")
            + "."
        : "";
  }

  /// What copying and checking takes at least on the machine, for a mebibyte.
  public String copyLimit() {
    return Wording.duration(certificate.limit().nanosFor(1 << 20));
  }

  /// What answers took outside pauses.
  public LatencyFigure latencies() {
    return LatencyFigure.of(certificate.results());
  }

  /// Where power was lost along paths, where it was.
  public Optional<CrashSection> power() {
    return certificate.losses().map(CrashSection::of);
  }

  /// What was rolled over a storage system, where something was.
  public Optional<RollSection> roll() {
    return certificate.roll().map(RollSection::of);
  }

  /// What was drawn at random.
  public DrawnSection drawn() {
    return DrawnSection.of(certificate);
  }

  /// The requirements, where the run says something of them.
  public Optional<PageRequirements> requirements() {
    return certificate.requirements().map(PageRequirements::of);
  }

  /// Whether there are rows that a reader can look for.
  public boolean hasRows() {
    return requirements().isPresent() || models().isPresent() || kills().isPresent();
  }

  /// How it differs from an earlier report, where one was named.
  public Optional<Differences> differences() {
    return certificate.besides().differences();
  }

  /// What TLC checked, where it did.
  public Optional<ModelSection> models() {
    return certificate.besides().verdicts().isEmpty()
        ? Optional.empty()
        : Optional.of(ModelSection.of(certificate.besides().verdicts()));
  }

  /// How the states of models lie that were explored.
  public List<DepthFigure> depths() {
    return certificate.besides().explored().stream().map(DepthFigure::of).toList();
  }

  /// How long exploring them took.
  public ExploredFigure explored() {
    return ExploredFigure.of(certificate.besides().explored());
  }

  /// The mutants of the implementation, where they were looked at.
  public Optional<KillSection> kills() {
    return certificate.besides().kills().map(KillSection::of);
  }

  /// The pause by the size of tables, where it was measured.
  public Optional<SizeFigure> sizes() {
    return certificate.besides().sizes().isEmpty()
        ? Optional.empty()
        : Optional.of(SizeFigure.of(certificate.besides().sizes()));
  }

  /// A sentence about fast against standard start, where they were compared; else nothing.
  public String starts() {
    return certificate.starts().map(Wording::starts).orElse("");
  }
}
