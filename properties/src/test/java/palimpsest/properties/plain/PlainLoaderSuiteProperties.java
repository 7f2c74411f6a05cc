package palimpsest.properties.plain;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;
import palimpsest.properties.history.DecisionSuite;
import palimpsest.properties.history.HistorySuite;
import palimpsest.properties.history.SequentialSuite;
import palimpsest.properties.seam.Decider;
import palimpsest.properties.seam.Implementation;

/// The suites on another implementation: that they run there, and what is sound passes.
@Tag("quick")
@PropertyDefaults(tries = 200)
final class PlainLoaderSuiteProperties implements HistorySuite, SequentialSuite, DecisionSuite {
  private final PlainLoader loader = new PlainLoader(Flaw.NONE);

  @Override
  public Implementation implementation() {
    return loader;
  }

  @Override
  public Decider decider() {
    return loader;
  }
}
