package palimpsest.evidence.requirements;

import java.util.List;

/// What a run says of each requirement.
///
/// @param profile what was asked to be run
public record RequirementMatrix(String profile, List<RequirementResult> results) {
  public RequirementMatrix {
    results = List.copyOf(results);
  }

  public static RequirementMatrix of(String profile, Catalogue catalogue, RunFindings findings) {
    return new RequirementMatrix(
        profile,
        catalogue.requirements().stream()
            .map(requirement -> RequirementResult.of(catalogue, requirement, findings))
            .toList());
  }

  public long count(Standing standing) {
    return results.stream().filter(result -> result.standing() == standing).count();
  }

  /// Those of which something speaks against it.
  public List<RequirementResult> broken() {
    return results.stream().filter(result -> result.standing() == Standing.BROKEN).toList();
  }
}
