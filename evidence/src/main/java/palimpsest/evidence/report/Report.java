package palimpsest.evidence.report;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import palimpsest.evidence.report.export.JunitXml;
import palimpsest.evidence.report.export.Markdown;
import palimpsest.evidence.report.export.SpecObjects;
import palimpsest.evidence.report.page.Page;

/// A certificate as the files of its report.
public final class Report {
  private Report() {}

  /// The contents of each file by its name.
  public static SequencedMap<String, String> files(Certificate certificate) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(ReportFolder.PAGE, Page.html(certificate));
    files.put(ReportFolder.DATA, Evidence.json(certificate));
    files.put(ReportFolder.RESULTS, Results.json(certificate));
    files.put(ReportFolder.JUNIT, JunitXml.of(certificate));
    files.put(ReportFolder.SUMMARY, Markdown.of(certificate));
    certificate
        .requirements()
        .ifPresent(matrix -> files.put(ReportFolder.REQUIREMENTS, SpecObjects.of(matrix)));
    return files;
  }
}
