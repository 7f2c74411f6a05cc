package palimpsest.properties.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import palimpsest.properties.arbitrary.FaultPlans;
import palimpsest.properties.arbitrary.Journeys;
import palimpsest.properties.arbitrary.Loads;
import palimpsest.properties.arbitrary.ScenarioFormat;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.sequential.Implementation;

/// Arbitrary lives of adapters: started with some release of some history, then in any order used
/// by hosts, updated step by step with faults or without, and restarted.
public final class AdapterLives {
  private static final int ACTIONS_MAX = 40;
  private static final int STEPS_MAX = 30;

  private AdapterLives() {}

  public static ActionChainArbitrary<AdapterLife> of(Implementation implementation) {
    return ActionChain.startWith(() -> new AdapterLife(implementation))
        .withAction(1, when(life -> !life.isStarted() && !life.isOver(), starts()))
        .withAction(10, when(AdapterLives::goesOn, hosts()))
        .withAction(3, updates())
        .withAction(6, when(life -> goesOn(life) && life.isUpdating(), advances()))
        .withAction(1, when(life -> goesOn(life) && !life.isUpdating(), restarts()))
        .withAction(1, when(AdapterLife::isOver, Arbitraries.just(Transformer.endOfChain())))
        .withMaxTransformations(ACTIONS_MAX);
  }

  private static boolean goesOn(AdapterLife life) {
    return life.isStarted() && !life.isOver();
  }

  private static Arbitrary<Transformer<AdapterLife>> starts() {
    return Journeys.ofLegs(0, 0)
        .map(
            journey ->
                step(
                    "an adapter is started\n" + ScenarioFormat.text(journey),
                    life -> life.start(journey)));
  }

  private static Arbitrary<Transformer<AdapterLife>> hosts() {
    return Loads.actions().map(action -> step(action.text(), life -> life.act(action)));
  }

  /// To some release of the history.
  private static Action.Dependent<AdapterLife> updates() {
    return new Action.Dependent<>() {
      @Override
      public boolean precondition(AdapterLife life) {
        return goesOn(life) && !life.isUpdating();
      }

      @Override
      public Arbitrary<Transformer<AdapterLife>> transformer(AdapterLife life) {
        return updates(life.releases());
      }
    };
  }

  private static Arbitrary<Transformer<AdapterLife>> updates(List<String> releases) {
    return Combinators.combine(
            Arbitraries.of(releases),
            Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(FaultPlan.NONE)), Tuple.of(1, FaultPlans.any())))
        .as(
            (release, permitted, faults) ->
                step(
                    "an update to "
                        + release
                        + " is triggered, "
                        + (permitted ? "everything permitted" : "nothing permitted")
                        + faultsOf(faults),
                    life -> life.trigger(release, permitted, faults)));
  }

  private static String faultsOf(FaultPlan faults) {
    StringBuilder text = new StringBuilder();
    faults.faults().forEach(fault -> text.append("; ").append(fault.text()));
    return text.toString();
  }

  private static Arbitrary<Transformer<AdapterLife>> advances() {
    return Arbitraries.integers()
        .between(1, STEPS_MAX)
        .map(count -> step("the update takes steps: " + count, life -> life.advance(count)));
  }

  private static Arbitrary<Transformer<AdapterLife>> restarts() {
    return Arbitraries.just(step("it is switched off and on again", AdapterLife::restart));
  }

  private static Transformer<AdapterLife> step(String text, Consumer<AdapterLife> step) {
    return Transformer.mutate(text, step);
  }

  private static Action.Independent<AdapterLife> when(
      Predicate<AdapterLife> possible, Arbitrary<Transformer<AdapterLife>> steps) {
    return new Action.Independent<>() {
      @Override
      public boolean precondition(AdapterLife life) {
        return possible.test(life);
      }

      @Override
      public Arbitrary<Transformer<AdapterLife>> transformer() {
        return steps;
      }
    };
  }
}
