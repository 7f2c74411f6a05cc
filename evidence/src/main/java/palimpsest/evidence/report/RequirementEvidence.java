package palimpsest.evidence.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.Requirement;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.RequirementResult;
import palimpsest.evidence.requirements.Standing;
import palimpsest.evidence.requirements.Trial;
import palimpsest.evidence.requirements.Tried;

/// What `evidence.json` says of requirements: how many stand how, and each of them.
///
/// `standing` is `shown`, `specified` (in the specification only), `not-shown` or `broken`, and
/// `missing` says what has to be mended or run. `result` is `passed`, `failed` or `not-run`.
record RequirementEvidence(
    String profile, long shown, long specified, long notShown, long broken, List<Each> each) {
  RequirementEvidence {
    each = List.copyOf(each);
  }

  /// A requirement, and all that is linked to it.
  record Each(
      String id,
      int revision,
      String text,
      List<String> rests,
      Optional<String> because,
      String standing,
      List<String> missing,
      List<String> races,
      List<TriedEvidence> tried) {
    Each {
      rests = List.copyOf(rests);
      missing = List.copyOf(missing);
      races = List.copyOf(races);
      tried = List.copyOf(tried);
    }
  }

  /// `kind` and `item` are those of the link, `level` is what was put to the test.
  record TriedEvidence(String kind, String item, String level, String result, String what) {}

  static RequirementEvidence of(RequirementMatrix matrix) {
    return new RequirementEvidence(
        matrix.profile(),
        matrix.count(Standing.SHOWN),
        matrix.count(Standing.SPECIFIED),
        matrix.count(Standing.NOT_SHOWN),
        matrix.count(Standing.BROKEN),
        matrix.results().stream().map(RequirementEvidence::of).toList());
  }

  private static Each of(RequirementResult result) {
    Requirement requirement = result.requirement();
    return new Each(
        requirement.id(),
        requirement.revision(),
        requirement.text(),
        requirement.rests(),
        requirement.because(),
        result.standing().word(),
        result.missing(),
        result.races(),
        result.tried().stream().map(RequirementEvidence::of).toList());
  }

  private static TriedEvidence of(Tried tried) {
    Link link = tried.link();
    String level = tried.level().name().toLowerCase(Locale.ROOT);
    return switch (tried.trial()) {
      case Trial.Passed passed ->
          new TriedEvidence(link.kind().word(), link.item(), level, "passed", passed.how());
      case Trial.Failed failed ->
          new TriedEvidence(link.kind().word(), link.item(), level, "failed", failed.what());
      case Trial.NotRun notRun ->
          new TriedEvidence(link.kind().word(), link.item(), level, "not-run", notRun.because());
    };
  }
}
