package palimpsest.evidence.requirements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import palimpsest.evidence.requirements.Requirement.Need;
import palimpsest.evidence.requirements.Tried.Level;

/// What a run says of a requirement.
///
/// @param races that can break it: those of its mutants
/// @param outdated links that were made for another revision, and count for nothing
public record RequirementResult(
    Requirement requirement, List<Tried> tried, List<String> races, List<Link> outdated) {
  private static final int NAMED_MAX = 3;

  public RequirementResult {
    tried = List.copyOf(tried);
    races = List.copyOf(races);
    outdated = List.copyOf(outdated);
  }

  static RequirementResult of(Catalogue catalogue, Requirement requirement, RunFindings findings) {
    List<Link> current = catalogue.links(requirement);
    return new RequirementResult(
        requirement,
        current.stream().flatMap(link -> findings.of(link).stream()).toList(),
        current.stream()
            .flatMap(link -> findings.races(link).stream())
            .distinct()
            .sorted(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
            .toList(),
        catalogue.links().stream()
            .filter(link -> link.requirement().equals(requirement.id()))
            .filter(link -> !current.contains(link))
            .toList());
  }

  public Standing standing() {
    if (!failures().isEmpty()) {
      return Standing.BROKEN;
    }
    if (!outdated.isEmpty()) {
      return Standing.NOT_SHOWN; // until somebody has looked whether the link still holds
    }
    if (isComplete(Level.IMPLEMENTATION)) {
      return Standing.SHOWN;
    }
    return isComplete(Level.SPECIFICATION) ? Standing.SPECIFIED : Standing.NOT_SHOWN;
  }

  /// What is linked, of a kind.
  public List<Tried> of(Link.Kind kind) {
    return tried.stream().filter(each -> each.link().kind() == kind).toList();
  }

  private List<Tried> failures() {
    return tried.stream().filter(each -> each.trial() instanceof Trial.Failed).toList();
  }

  private List<Tried> at(Level level, Predicate<Tried> kind) {
    return tried.stream().filter(each -> each.level() == level).filter(kind).toList();
  }

  private boolean isComplete(Level level) {
    List<Tried> exercises = at(level, Tried::exercises);
    return !exercises.isEmpty()
        && exercises.stream().allMatch(Tried::isPassed)
        && at(level, Tried::isMutant).stream().anyMatch(Tried::isPassed);
  }

  /// What has to be mended or run for it to be shown, a line each; none where it is.
  public List<String> missing() {
    Standing standing = standing();
    List<String> lines = new ArrayList<>();
    for (Tried failed : failures()) {
      if (failed.trial() instanceof Trial.Failed(String what)) {
        lines.add(noun(failed) + " " + name(failed) + ": " + what);
      }
    }
    if (standing != Standing.SHOWN) {
      outdated.forEach(
          link ->
              lines.add(
                  link.item()
                      + " is linked to revision "
                      + link.revision()
                      + ", and this is "
                      + requirement.revision()));
      missingExercises().ifPresent(lines::add);
      missingMutants().ifPresent(lines::add);
    }
    return lines;
  }

  private Optional<String> missingExercises() {
    Optional<String> reason = Optional.ofNullable(requirement.without().get(Need.EXERCISE));
    if (reason.isPresent()) {
      return Optional.of("nothing exercises it: " + reason.get());
    }
    List<Tried> exercises = at(Level.IMPLEMENTATION, Tried::exercises);
    if (!exercises.isEmpty()) {
      List<Tried> notRun = exercises.stream().filter(RequirementResult::isNotRun).toList();
      return notRun.isEmpty() ? Optional.empty() : Optional.of(notRun(notRun));
    }
    List<Tried> inBuild = at(Level.BUILD, Tried::exercises);
    return Optional.of(
        inBuild.isEmpty()
            ? "nothing exercises the implementation" + orNotRun(Tried::exercises)
            : notRun(inBuild));
  }

  private Optional<String> missingMutants() {
    Optional<String> reason = Optional.ofNullable(requirement.without().get(Need.MUTANT));
    if (reason.isPresent()) {
      return Optional.of("no mutant breaks it: " + reason.get());
    }
    List<Tried> mutants = at(Level.IMPLEMENTATION, Tried::isMutant);
    if (mutants.stream().anyMatch(Tried::isPassed)) {
      return Optional.empty();
    }
    List<Tried> notRun = mutants.stream().filter(RequirementResult::isNotRun).toList();
    List<Tried> inBuild = at(Level.BUILD, Tried::isMutant);
    if (!notRun.isEmpty() || !inBuild.isEmpty()) {
      return Optional.of(notRun(notRun.isEmpty() ? inBuild : notRun));
    }
    return Optional.of("no mutant of the implementation breaks it" + orNotRun(Tried::isMutant));
  }

  /// Where only the specification has something: what of it was not run.
  private String orNotRun(Predicate<Tried> kind) {
    List<Tried> notRun =
        at(Level.SPECIFICATION, kind).stream().filter(RequirementResult::isNotRun).toList();
    return notRun.isEmpty() ? "" : "; of the specification, " + notRun(notRun);
  }

  private static boolean isNotRun(Tried tried) {
    return tried.trial() instanceof Trial.NotRun;
  }

  /// Those that were not run, and why the first was not.
  private static String notRun(List<Tried> tried) {
    List<String> items = tried.stream().map(RequirementResult::name).distinct().toList();
    int more = items.size() - NAMED_MAX;
    return noun(tried.getFirst())
        + (items.size() == 1 ? " " : "s ")
        + items.stream().limit(NAMED_MAX).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "")
        + ": "
        + (tried.getFirst().trial() instanceof Trial.NotRun(String because) ? because : "");
  }

  private static String name(Tried tried) {
    String item = tried.link().item();
    return switch (tried.link().kind()) {
      case MUTANTS -> item.substring(item.indexOf('#') + 1);
      case PROPERTIES, IMPLEMENTATION -> item.substring(item.lastIndexOf('.') + 1);
      case SPECIFICATION, ACTIONS, DETECTORS, PATHS -> item;
    };
  }

  private static String noun(Tried tried) {
    return switch (tried.link().kind()) {
      case IMPLEMENTATION -> "class";
      case SPECIFICATION -> "property";
      case ACTIONS -> "action";
      case PROPERTIES -> "test";
      case DETECTORS -> "detector";
      case PATHS -> "path";
      case MUTANTS -> "mutant";
    };
  }
}
