package palimpsest.properties.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import palimpsest.properties.arbitrary.FaultPlans;
import palimpsest.properties.arbitrary.Scenarios;
import palimpsest.properties.cases.CaseCoverage;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.sequential.Implementation;
import palimpsest.properties.sequential.SequentialImplementation;

/// What holds of every update, of this project's adapter; and each property has to have met what it
/// is about.
final class HistorySuiteProperties {
  private static final int TRIES = 600;
  private static final int DISTURBED_TRIES = 2000;
  private static final Map<String, Integer> ENDINGS =
      Map.of(
          "updated", 300,
          "refused: INCOMPATIBLE", 60,
          "refused: DOWNGRADE", 35,
          "refused: NO_BURN_ORDER", 8,
          "refused: BAD_IMAGE", 8,
          "refused: LOSS_UNNAMED", 6);

  private static final List<String> SERVED_BEHIND =
      List.of(
          "the trigger",
          "LoadChunk",
          "CheckImage",
          "HandOver",
          "Branch",
          "Identify",
          "PlaceTables",
          "CreateStructures",
          "SaveOld",
          "DefineCode",
          "StartTracking",
          "SeekMark",
          "ClearMark",
          "ReadEntry",
          "WriteEntry",
          "Withdraw",
          "OpenGate");

  private final Implementation adapter = SequentialImplementation.standard();

  @Provide
  Arbitrary<Scenario> undisturbed() {
    return Scenarios.undisturbed();
  }

  @Provide
  Arbitrary<Scenario> permitted() {
    return Scenarios.permitted();
  }

  @Provide
  Arbitrary<Scenario> disturbed() {
    return Scenarios.disturbed();
  }

  private void check(HistoryProperty property, Scenario scenario, CaseCoverage endings, int tries) {
    endings.collect(property.check(adapter, scenario).words());
    endings.demand(tries);
  }

  @Property(tries = TRIES)
  void persistentDataSurviveAnyPath(@ForAll("undisturbed") Scenario scenario) {
    Map<String, Integer> least = new TreeMap<>(ENDINGS);
    for (String step : SERVED_BEHIND) {
      least.put("a host is served behind " + step, 15);
    }
    check(new DataSurvive(), scenario, CaseCoverage.ofWords("endings", least), TRIES);
  }

  @Property(tries = TRIES)
  void overOtherReleasesOrAtOnceTheDataAreTheSame(@ForAll("permitted") Scenario scenario) {
    CaseCoverage endings = CaseCoverage.ofWords("endings", Map.of("arrived both ways", 300));
    check(new PathIndependence(), scenario, endings, TRIES);
  }

  @Property(tries = TRIES)
  void thereAndBackAgainOnlyThatIsLostWhichWasNamed(@ForAll("permitted") Scenario scenario) {
    CaseCoverage endings = CaseCoverage.ofWords("endings", Map.of("there and back again", 300));
    check(new UpAndDown(), scenario, endings, TRIES);
  }

  @Property(tries = DISTURBED_TRIES)
  void aRefusedUpdateLeavesNoTrace(@ForAll("disturbed") Scenario scenario) {
    Map<String, Integer> least = new TreeMap<>(Map.of("again updated", 100, "updated", 100));
    least.putAll(
        Map.of(
            "refused: SOURCE_FAILED", 20,
            "refused: BAD_IMAGE", 20,
            "refused: BURN_FAILED", 2,
            "refused: VALUE_LOST", 1,
            "refused: COPY_UNVERIFIED", 10));
    FaultPlans.STEPS.forEach(step -> least.put("turned back before " + step, 1));
    check(new NoTrace(), scenario, CaseCoverage.ofWords("endings", least), DISTURBED_TRIES);
  }

  @Property(tries = TRIES)
  void aDryRunForetellsTheRealOne(@ForAll("undisturbed") Scenario scenario) {
    check(new DryRunPredicts(), scenario, CaseCoverage.ofWords("endings", ENDINGS), TRIES);
  }
}
