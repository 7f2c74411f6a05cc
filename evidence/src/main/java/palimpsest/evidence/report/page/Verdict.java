package palimpsest.evidence.report.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Conclusion;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.Promise;

/// The verdict: a sentence that says whether the promises are kept, and one that says what it rests
/// on.
public record Verdict(boolean holds, String sentence, String grounds) {
  private static final int NAMED_MAX = 5;

  static Verdict of(Certificate certificate) {
    return new Verdict(certificate.holds(), sentence(certificate), grounds(certificate));
  }

  private static String sentence(Certificate certificate) {
    return certificate.conclusion() == Conclusion.INCOMPLETE
        ? "Incomplete. "
            + certificate.besides().extent().sentence()
            + (certificate.results().isEmpty() ? "" : " Of the paths, " + tried(certificate))
        : tried(certificate);
  }

  private static String tried(Certificate certificate) {
    int promised = certificate.history().paths().size();
    int tried = certificate.results().size();
    String paths = Wording.count(promised, "promised update path");
    boolean kept = certificate.broken().isEmpty();
    String ending = kept ? ": " + outcomes(certificate) + "." : named(certificate) + ".";
    if (!certificate.isComplete()) {
      String whole =
          tried + " of " + paths + (tried == 1 ? " was tried, and " : " were tried, and ");
      return whole + (kept ? keep(tried) : fail(certificate)) + ending + besides(certificate);
    }
    if (!kept) {
      return "Of " + paths + ", " + fail(certificate) + ending + besides(certificate);
    }
    return (promised == 1 ? "The " : "All ")
        + paths
        + " "
        + keep(promised)
        + ending
        + besides(certificate);
  }

  /// What comes behind the paths: losses of power along them, and the roll.
  private static String besides(Certificate certificate) {
    String losses =
        certificate
            .losses()
            .map(
                lost ->
                    lost.isKept()
                        ? " Power was lost "
                            + Wording.count(lost.cuts())
                            + " times along them, and nothing that was promised with it."
                        : " Where power was lost along them, not all was kept.")
            .orElse("");
    return losses + roll(certificate);
  }

  private static String roll(Certificate certificate) {
    return certificate
        .roll()
        .map(
            roll ->
                roll.isKept()
                    ? " Rolled over "
                        + roll.plan().adapters().size()
                        + " adapters, power was lost "
                        + roll.cuts()
                        + " times, and every promise was kept"
                        + (roll.complete() ? "." : " as far as it came.")
                    : " The roll over "
                        + roll.plan().adapters().size()
                        + " adapters did not keep what it has to.")
        .orElse("");
  }

  private static String keep(int paths) {
    return (paths == 1 ? "keeps" : "keep") + " what was promised";
  }

  private static String fail(Certificate certificate) {
    int broken = certificate.broken().size();
    return broken + (broken == 1 ? " does" : " do") + " not keep what was promised";
  }

  private static String named(Certificate certificate) {
    return certificate.broken().size() > NAMED_MAX
        ? ""
        : certificate.broken().stream()
            .map(result -> Wording.arrow(result.path()))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String outcomes(Certificate certificate) {
    return Stream.of(Promise.values())
        .filter(promise -> certificate.count(promise) > 0)
        .map(promise -> certificate.count(promise) + " " + Wording.word(promise))
        .collect(Collectors.joining(", "));
  }

  private static String grounds(Certificate certificate) {
    StringBuilder text = new StringBuilder();
    text.append("In ")
        .append(Wording.count(certificate.updates(), "update"))
        .append(" under load, hosts checked ")
        .append(Wording.count(certificate.answers(), "answer"));
    if (certificate.broken().isEmpty()) {
      text.append("; none was wrong, missing or given twice");
    }
    text.append('.');
    certificate
        .longestNanos()
        .ifPresent(
            longest ->
                text.append(" The longest pause of a warm adapter was ")
                    .append(Wording.duration(longest))
                    .append('.'));
    return text.toString();
  }
}
