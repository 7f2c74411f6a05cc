package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.SampleReportingFormat;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Setting;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.HostAction;
import palimpsest.properties.scenario.Interference;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Leg;
import palimpsest.properties.scenario.Life;
import palimpsest.properties.scenario.LifeStep;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.text.HistoryText;

/// Reports histories, journeys, scenarios and situations as the file that `palimpsest certify`
/// reads. The way and what happens on it are comments behind.
public final class ScenarioFormat implements SampleReportingFormat {
  @Override
  public boolean appliesTo(Object value) {
    return value instanceof ReleaseHistory
        || value instanceof Journey
        || value instanceof Scenario
        || value instanceof Life
        || value instanceof Situation;
  }

  @Override
  public Object report(Object value) {
    return new Lines(text(value));
  }

  /// What the engine prints line by line, as it stands.
  private record Lines(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case ReleaseHistory history -> HistoryText.of(history);
      case Journey journey -> text(journey);
      case Scenario scenario -> text(scenario);
      case Life life -> text(life);
      case Situation situation -> text(situation);
      default -> throw new IllegalArgumentException("another format applies: value=" + value);
    };
  }

  /// A journey in lines: its history, its updates for paths, and its way.
  static String text(Journey journey) {
    ReleaseHistory history = journey.history();
    List<UpdatePath> paths = new ArrayList<>();
    StringBuilder way = new StringBuilder("# journey: " + journey.start());
    String from = journey.start();
    for (Leg leg : journey.legs()) {
      way.append(" -> ").append(leg.to());
      UpdatePath path = promised(history, from, leg);
      if (paths.stream().noneMatch(other -> isBetweenTheSame(other, path))) {
        paths.add(path);
      }
      from = leg.to();
    }
    ReleaseHistory withPaths =
        new ReleaseHistory(history.name(), history.environment(), history.releases(), paths);
    return HistoryText.of(withPaths) + way + "\n";
  }

  /// A scenario in lines: its journey, and what happens around each update.
  static String text(Scenario scenario) {
    StringBuilder text = new StringBuilder(text(scenario.journey()));
    for (int index = 0; index < scenario.journey().legs().size(); index++) {
      Interference around = scenario.around(index);
      if (!around.equals(Interference.NONE)) {
        text.append("# around the update to ")
            .append(scenario.journey().legs().get(index).to())
            .append(":\n");
        lines(around).forEach(line -> text.append("#   ").append(line).append('\n'));
      }
    }
    return text.toString();
  }

  /// A life in lines: its history, and its steps.
  static String text(Life life) {
    StringBuilder text = new StringBuilder(text(life.start()));
    int number = 0;
    for (LifeStep step : life.steps()) {
      number++;
      text.append("# ")
          .append(number)
          .append(". ")
          .append(step.text(life.start().history()))
          .append("\n");
    }
    return text.toString();
  }

  /// A situation in lines: both releases, the update between them, and the settings in force.
  static String text(Situation situation) {
    List<Release> releases =
        Stream.of(situation.running(), situation.loaded())
            .distinct()
            .sorted(Comparator.comparing(Release::version))
            .toList();
    ExpectedDecision decision = ExpectedDecision.of(situation);
    UpdatePath path =
        new UpdatePath(
            situation.running().name(),
            situation.loaded().name(),
            situation.policy(),
            decision.promise(),
            Optional.empty());
    return HistoryText.of(
            new ReleaseHistory("situation", situation.environment(), releases, List.of(path)))
        + "# settings in force: "
        + situation.data().entries(Setting.STRUCTURE)
        + "\n";
  }

  private static List<String> lines(Interference around) {
    List<String> lines = new ArrayList<>();
    List<HostAction> actions = around.load().actions();
    int before = Math.min(around.point().actionsBefore(), actions.size());
    actions.subList(0, before).forEach(action -> lines.add(action.text()));
    lines.add("the update is triggered, steps between: " + around.point().stepsBetween());
    actions.subList(before, actions.size()).forEach(action -> lines.add(action.text()));
    around.faults().faults().stream().map(Fault::text).forEach(lines::add);
    return lines;
  }

  private static boolean isBetweenTheSame(UpdatePath one, UpdatePath other) {
    return one.from().equals(other.from()) && one.to().equals(other.to());
  }

  private static UpdatePath promised(ReleaseHistory history, String from, Leg leg) {
    return Paths.promised(
        history,
        history.release(from).orElseThrow(),
        history.release(leg.to()).orElseThrow(),
        leg.policy());
  }
}
