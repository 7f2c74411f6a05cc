package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.Requirement;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.RequirementResult;
import palimpsest.evidence.requirements.Standing;
import palimpsest.evidence.requirements.Trial;
import palimpsest.evidence.requirements.Tried;

/// The requirements as a table, of which a reader can choose rows. The choosing is done by style
/// rules, so that nothing on the page has to run; on paper all rows are there.
public record PageRequirements(
    String sentence,
    List<String> families,
    List<String> races,
    List<Standing> standings,
    List<Row> rows,
    String rules) {
  public PageRequirements {
    families = List.copyOf(families);
    races = List.copyOf(races);
    standings = List.copyOf(standings);
    rows = List.copyOf(rows);
  }

  /// A requirement.
  public record Row(
      Requirement requirement,
      Standing standing,
      String classes,
      List<String> missing,
      List<Group> groups) {
    public Row {
      missing = List.copyOf(missing);
      groups = List.copyOf(groups);
    }
  }

  /// What is linked of some kinds: how much of it passed, and each in a line; nothing where there
  /// is none.
  public record Group(String summary, boolean failed, List<String> lines) {
    public Group {
      lines = List.copyOf(lines);
    }

    static Group of(RequirementResult result, Link.Kind... kinds) {
      List<Tried> tried = Stream.of(kinds).flatMap(kind -> result.of(kind).stream()).toList();
      long passed = tried.stream().filter(each -> each.trial() instanceof Trial.Passed).count();
      return new Group(
          tried.isEmpty() ? "" : passed + " of " + tried.size(),
          tried.stream().anyMatch(each -> each.trial() instanceof Trial.Failed),
          tried.stream().map(Group::line).toList());
    }

    private static String line(Tried tried) {
      String came =
          switch (tried.trial()) {
            case Trial.Passed passed -> passed.how();
            case Trial.Failed failed -> failed.what();
            case Trial.NotRun notRun -> notRun.because();
          };
      return Wording.problem(tried.link().item() + ": " + came);
    }
  }

  static PageRequirements of(RequirementMatrix matrix) {
    List<String> families =
        matrix.results().stream().map(each -> each.requirement().family()).distinct().toList();
    List<String> races =
        matrix.results().stream()
            .flatMap(each -> each.races().stream())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).thenComparing(race -> race))
            .toList();
    List<Standing> standings =
        Stream.of(Standing.values()).filter(each -> matrix.count(each) > 0).toList();
    List<Row> rows = matrix.results().stream().map(PageRequirements::row).toList();
    List<String> choices = new ArrayList<>();
    families.forEach(family -> choices.add("in-" + family));
    rows.forEach(row -> choices.add("is-" + row.requirement().id()));
    races.forEach(race -> choices.add("race-" + race));
    standings.forEach(standing -> choices.add(standing.word()));
    return new PageRequirements(
        Wording.requirements(matrix),
        families,
        races,
        standings,
        rows,
        choices.stream().map(PageRequirements::rule).collect(Collectors.joining()));
  }

  private static Row row(RequirementResult result) {
    Requirement requirement = result.requirement();
    return new Row(
        requirement,
        result.standing(),
        Stream.concat(
                Stream.of(
                    result.standing().word(),
                    "in-" + requirement.family(),
                    "is-" + requirement.id()),
                result.races().stream().map(race -> "race-" + race))
            .collect(Collectors.joining(" ")),
        result.missing().stream().map(Wording::problem).toList(),
        List.of(
            Group.of(result, Link.Kind.SPECIFICATION),
            Group.of(result, Link.Kind.ACTIONS),
            Group.of(result, Link.Kind.IMPLEMENTATION),
            Group.of(result, Link.Kind.DETECTORS, Link.Kind.PATHS, Link.Kind.PROPERTIES),
            Group.of(result, Link.Kind.MUTANTS)));
  }

  /// Where something is chosen, rows without it are not there. What `has` looks through is no more
  /// than the choices: with the table, a browser took seconds for each.
  private static String rule(String choice) {
    return ".choices:has(option[value=\""
        + choice
        + "\"]:checked) + .scroll tbody tr:not(."
        + choice
        + ") { display: none; }\n";
  }
}
