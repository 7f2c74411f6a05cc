package palimpsest.evidence.certify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.RunFindings;
import palimpsest.evidence.requirements.Trial;
import palimpsest.evidence.requirements.Tried;
import palimpsest.evidence.requirements.Tried.Level;
import palimpsest.properties.crash.CrashPromise;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.tla.CheckResult;
import palimpsest.tla.Manifest;
import palimpsest.tla.Manifest.Protocol;
import palimpsest.tla.ModelCheck.Kind;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;

/// What came of everything that is linked to requirements, in one certification.
///
/// @param sample what came of the sample's paths
/// @param verdicts of TLC
/// @param kills what was found of mutants of the implementation; nothing where none was looked at
/// @param isInterrupted whether there was to be an end before all of it was run
record Trials(
    Profile profile,
    Specification specification,
    Ran sample,
    List<Verdict> verdicts,
    Optional<KillMatrix> kills,
    boolean isInterrupted)
    implements RunFindings {
  private static final Pattern RACE = Pattern.compile("R\\d+");
  private static final String SAMPLE =
      "not run; ./palimpsest certify does it, with the whole sample";
  private static final String INTERRUPTED = "not run; the certification was interrupted";
  private static final String ROLL = "roll.";
  private static final String POWER = "power.";
  private static final String NAMED = "its comment names the requirement";
  private static final String BUILD = "not run; mvn verify does it, certify does not";

  Trials {
    verdicts = verdicts.stream().filter(verdict -> !verdict.isCancelled()).toList();
  }

  @Override
  public List<Tried> of(Link link) {
    String item = link.item();
    return switch (link.kind()) {
      case IMPLEMENTATION -> List.of(new Tried(link, Level.BUILD, implementation(item)));
      case SPECIFICATION -> List.of(new Tried(link, Level.SPECIFICATION, property(item)));
      case ACTIONS -> List.of(new Tried(link, Level.SPECIFICATION, action(item)));
      case PROPERTIES -> List.of(new Tried(link, Level.BUILD, new Trial.NotRun(BUILD)));
      case DETECTORS -> List.of(new Tried(link, Level.IMPLEMENTATION, detector(item)));
      case PATHS -> List.of(new Tried(link, Level.IMPLEMENTATION, path(item)));
      case MUTANTS -> mutants(link);
    };
  }

  @Override
  public List<String> races(Link link) {
    if (link.kind() != Link.Kind.MUTANTS) {
      return List.of();
    }
    return Stream.concat(
            specification.manifest().mutants().stream()
                .filter(mutant -> mutant.name().equals(link.item()))
                .flatMap(mutant -> mutant.about().stream()),
            Optional.ofNullable(SubjectMutants.all().get(link.item())).stream()
                .flatMap(mutant -> mutant.about().stream()))
        .filter(about -> RACE.matcher(about).matches())
        .distinct()
        .toList();
  }

  /// A class is there, by its name.
  private static Trial implementation(String item) {
    return Trials.class.getResource("/" + item.replace('.', '/') + ".class") == null
        ? new Trial.Failed("there is no such class")
        : new Trial.Passed(NAMED);
  }

  private String remedy() {
    return isInterrupted ? INTERRUPTED : profile.remedy();
  }

  private String notRun() {
    return isInterrupted ? INTERRUPTED : SAMPLE;
  }

  private Protocol protocol(String item) {
    return specification.manifest().protocol(item.substring(0, item.indexOf('.')));
  }

  private List<Verdict> models(Protocol protocol) {
    return verdicts.stream()
        .filter(verdict -> verdict.check().kind() == Kind.MODEL)
        .filter(
            verdict ->
                protocol.models().stream()
                    .anyMatch(model -> model.name().equals(verdict.check().name())))
        .toList();
  }

  /// A property holds if each model holds that has it checked, and one is there.
  private Trial property(String item) {
    String property = item.substring(item.indexOf('.') + 1);
    List<String> held = new ArrayList<>();
    for (Verdict verdict : models(protocol(item))) {
      if (properties(verdict.check().subject()).contains(property)) {
        if (!verdict.isExpected()) {
          return new Trial.Failed(verdict.differences().getFirst());
        }
        held.add(verdict.check().name());
      }
    }
    return held.isEmpty()
        ? new Trial.NotRun(remedy())
        : new Trial.Passed("holds in " + String.join(", ", held));
  }

  private List<String> properties(Manifest.Subject subject) {
    try {
      return specification.properties(subject);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Trial action(String item) {
    String action = item.substring(item.indexOf('.') + 1);
    long taken =
        models(protocol(item)).stream()
            .map(Verdict::result)
            .map(CheckResult::fired)
            .mapToLong(fired -> fired.getOrDefault(action, 0L))
            .sum();
    return taken == 0
        ? new Trial.NotRun(remedy())
        : new Trial.Passed("taken " + Wording.count(taken) + " times");
  }

  /// A kind of detector passes if it was asked, and finds nothing in the implementation as it is.
  private Trial detector(String kind) {
    List<Cell> cells =
        kills.stream()
            .flatMap(matrix -> matrix.sound().stream())
            .map(Sound::cell)
            .filter(cell -> cell.column().kind().word().equals(kind))
            .toList();
    for (Cell cell : cells) {
      if (cell.finding() instanceof Finding.Caught caught) {
        return new Trial.Failed(cell.column().name() + " finds " + caught.what());
      }
    }
    int tries = cells.stream().mapToInt(cell -> cell.finding().tries()).sum();
    return tries == 0
        ? new Trial.NotRun(remedy())
        : new Trial.Passed("finds nothing in " + Wording.count(tries) + " tries");
  }

  private Trial path(String item) {
    if (item.startsWith(ROLL)) {
      return rolled(RollPromise.valueOf(item.substring(ROLL.length())));
    }
    if (item.startsWith(POWER)) {
      return lost(CrashPromise.valueOf(item.substring(POWER.length())));
    }
    return sample.paths().stream()
        .filter(result -> Selection.option(result.path()).equals(item))
        .findFirst()
        .<Trial>map(
            result ->
                result.isKept()
                    ? new Trial.Passed("kept: " + Wording.word(result.happened()))
                    : new Trial.Failed(Wording.problem(result.problems().getFirst())))
        .orElseGet(() -> new Trial.NotRun(notRun()));
  }

  private Trial rolled(RollPromise promise) {
    if (sample.roll().isEmpty()) {
      return new Trial.NotRun(notRun());
    }
    RollResult roll = sample.roll().get();
    if (!roll.keeps(promise)) {
      return new Trial.Failed("not kept: " + promise.sentence());
    }
    if (!roll.complete()) {
      return new Trial.NotRun(INTERRUPTED);
    }
    long tried = roll.tried(promise);
    return tried == 0
        ? new Trial.NotRun("not tried: no roll came to it")
        : new Trial.Passed("kept in " + Wording.count(tried, "roll"));
  }

  private Trial lost(CrashPromise promise) {
    if (sample.losses().isEmpty()) {
      return new Trial.NotRun(notRun());
    }
    CrashResults losses = sample.losses().get();
    if (!losses.keeps(promise)) {
      return new Trial.Failed("not kept: " + promise.sentence());
    }
    if (!sample.lostAlongAll()) {
      return new Trial.NotRun(notRun());
    }
    long tried = losses.tried(promise);
    return tried == 0
        ? new Trial.NotRun("not tried: no loss of power came to it")
        : new Trial.Passed(
            "kept wherever a loss of power tried it: "
                + Wording.count(tried)
                + " of "
                + Wording.count(losses.cutsMax())
                + " places");
  }

  private List<Tried> mutants(Link link) {
    if (link.item().contains("#")) {
      return List.of(new Tried(link, Level.BUILD, new Trial.NotRun(BUILD)));
    }
    List<Tried> tried = new ArrayList<>();
    if (specification.manifest().mutants().stream()
        .anyMatch(mutant -> mutant.name().equals(link.item()))) {
      tried.add(new Tried(link, Level.SPECIFICATION, specified(link.item())));
    }
    if (SubjectMutants.all().containsKey(link.item())) {
      tried.add(new Tried(link, Level.IMPLEMENTATION, implemented(link.item())));
    }
    if (tried.isEmpty()) {
      tried.add(new Tried(link, Level.IMPLEMENTATION, new Trial.Failed("there is no such mutant")));
    }
    return tried;
  }

  private Trial specified(String mutant) {
    return verdicts.stream()
        .filter(verdict -> verdict.check().kind() == Kind.MUTANT)
        .filter(verdict -> verdict.check().name().equals(mutant))
        .findFirst()
        .<Trial>map(
            verdict ->
                verdict.isExpected()
                    ? new Trial.Passed("caught by TLC")
                    : new Trial.Failed(verdict.differences().getFirst()))
        .orElseGet(() -> new Trial.NotRun(remedy()));
  }

  private Trial implemented(String mutant) {
    Optional<Row> row =
        kills.stream()
            .flatMap(matrix -> matrix.rows().stream())
            .filter(each -> each.mutant().name().equals(mutant))
            .findFirst();
    if (row.isEmpty()) {
      return new Trial.NotRun(remedy());
    }
    Set<String> caught =
        row.get().cells().stream()
            .filter(Cell::isCaught)
            .map(cell -> cell.column().name())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!caught.isEmpty()) {
      return new Trial.Passed("caught by " + String.join(", ", caught));
    }
    return profile.isThorough()
        ? new Trial.Failed("survives: no detector catches it")
        : new Trial.NotRun("not found in so brief a look; --profile standard looks longer");
  }
}
