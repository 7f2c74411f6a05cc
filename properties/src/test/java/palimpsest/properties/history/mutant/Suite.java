package palimpsest.properties.history.mutant;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import palimpsest.properties.arbitrary.Scenarios;
import palimpsest.properties.arbitrary.Situations;
import palimpsest.properties.history.DataSurvive;
import palimpsest.properties.history.DecisionProperty;
import palimpsest.properties.history.DryRunPredicts;
import palimpsest.properties.history.HistoryProperty;
import palimpsest.properties.history.NoTrace;
import palimpsest.properties.history.NothingElseMatters;
import palimpsest.properties.history.PathIndependence;
import palimpsest.properties.history.PlanIsMinimal;
import palimpsest.properties.history.UpAndDown;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.sequential.Implementation;
import palimpsest.properties.sequential.LogicProbe;

/// The properties of this project, each with the cases it is tried with.
enum Suite {
  DATA_SURVIVE(new DataSurvive(), Scenarios.undisturbed()),
  PATH_INDEPENDENCE(new PathIndependence(), Scenarios.permitted()),
  UP_AND_DOWN(new UpAndDown(), Scenarios.permitted()),
  NO_TRACE(new NoTrace(), Scenarios.disturbed()),
  DRY_RUN_PREDICTS(new DryRunPredicts(), Scenarios.undisturbed()),
  NOTHING_ELSE_MATTERS(new NothingElseMatters()),
  PLAN_IS_MINIMAL(new PlanIsMinimal());

  @SuppressWarnings("ImmutableEnumChecker") // it has no state
  private final Trial trial;

  /// A property on its way to being tried with an adapter.
  private interface Trial {
    Arbitrary<Runnable> with(Mutant mutant);
  }

  Suite(HistoryProperty property, Arbitrary<Scenario> scenarios) {
    this.trial =
        mutant -> {
          Implementation adapter = mutant.implementation();
          return scenarios.map(scenario -> () -> property.check(adapter, scenario));
        };
  }

  Suite(DecisionProperty property) {
    this.trial =
        mutant -> {
          LogicProbe logic = mutant.logic();
          return Combinators.combine(Situations.any(), Situations.circumstances())
              .as(
                  (situation, circumstances) ->
                      () -> property.check(logic, situation, circumstances));
        };
  }

  /// The tries of the property with a mutant.
  Arbitrary<Runnable> tries(Mutant mutant) {
    return trial.with(mutant);
  }
}
