package palimpsest.properties.plain;

import palimpsest.properties.history.DecisionSuite;
import palimpsest.properties.history.HistorySuite;
import palimpsest.properties.history.SequentialSuite;
import palimpsest.properties.seam.Decider;
import palimpsest.properties.seam.Implementation;

/// The suites on another implementation.
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
