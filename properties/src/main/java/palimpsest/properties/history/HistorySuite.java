package palimpsest.properties.history;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import palimpsest.properties.arbitrary.Scenarios;
import palimpsest.properties.cases.CaseCoverage;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Implementation;

/// The history suite: whoever implements this interface in a test class runs it on the
/// implementation given. Each property has to have met what it is about often enough.
///
/// How many tries each property takes is jqwik's default, `jqwik.tries.default`.
public interface HistorySuite {
  /// What is judged.
  Implementation implementation();

  /// Of which words a property has to meet so many in a thousand tries.
  default Map<String, Integer> leastPerThousand(HistoryProperty property) {
    return switch (property) {
      case PathIndependence _ -> Map.of("arrived both ways", 450, "over a release in between", 300);
      case UpAndDown _ -> Map.of("there and back again", 300);
      case NoTrace _ ->
          Map.of(
              "again updated", 100,
              "updated", 100,
              "refused: INCOMPATIBLE", 60,
              "for SourceFails", 10,
              "for SourceEnds", 10,
              "for SourceFlips", 10);
      default -> Map.of("updated", 300, "refused: INCOMPATIBLE", 60, "refused: DOWNGRADE", 35);
    };
  }

  @Provide
  default Arbitrary<Scenario> undisturbed() {
    return Scenarios.undisturbed();
  }

  @Provide
  default Arbitrary<Scenario> permitted() {
    return Scenarios.permitted();
  }

  @Provide
  default Arbitrary<Scenario> roundabout() {
    return Scenarios.roundabout();
  }

  @Provide
  default Arbitrary<Scenario> disturbed() {
    return Scenarios.disturbed();
  }

  @Property
  default void persistentDataSurviveAnyPath(@ForAll("undisturbed") Scenario scenario) {
    check(new DataSurvive(), scenario);
  }

  @Property
  default void overOtherReleasesOrAtOnceTheDataAreTheSame(@ForAll("roundabout") Scenario scenario) {
    check(new PathIndependence(), scenario);
  }

  @Property
  default void thereAndBackAgainOnlyThatIsLostWhichWasNamed(
      @ForAll("permitted") Scenario scenario) {
    check(new UpAndDown(), scenario);
  }

  @Property
  default void aRefusedUpdateLeavesNoTrace(@ForAll("disturbed") Scenario scenario) {
    check(new NoTrace(), scenario);
  }

  @Property
  default void aDryRunForetellsTheRealOne(@ForAll("undisturbed") Scenario scenario) {
    check(new DryRunPredicts(), scenario);
  }

  private void check(HistoryProperty property, Scenario scenario) {
    CaseCoverage met = CaseCoverage.ofWords("met", leastPerThousand(property));
    met.collect(property.check(implementation(), scenario).words());
    met.demand();
  }
}
