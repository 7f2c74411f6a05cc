package palimpsest.properties.history;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;
import palimpsest.properties.cases.CaseCoverage;
import palimpsest.properties.sequential.SequentialImplementation;

/// Whatever is done with this project's adapter, in any order, each step is as releases and hosts
/// have it.
final class SequentialSuiteProperties {
  private static final int TRIES = 600;
  private static final Map<String, Integer> LEAST =
      Map.of(
          "LogIn", 500,
          "LogOut", 300,
          "Read", 300,
          "Write", 300,
          "Flush", 200,
          "Intrude", 200,
          "a host acts while an update is under way", 300,
          "updated", 200,
          "refused: INCOMPATIBLE", 100,
          "restarted", 200);

  private final SequentialImplementation adapter = SequentialImplementation.standard();

  @Provide
  Arbitrary<ActionChain<AdapterLife>> lives() {
    return AdapterLives.of(adapter);
  }

  @Property(tries = TRIES)
  void everyStepOfALifeIsAsItHasToBe(@ForAll("lives") ActionChain<AdapterLife> chain) {
    try (AdapterLife life = chain.run()) {
      life.end();
      CaseCoverage met = CaseCoverage.ofWords("steps", LEAST);
      met.collect(life.met().words());
      met.demand(TRIES);
    }
  }
}
