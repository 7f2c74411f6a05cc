package palimpsest.properties.plain;

import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Circumstances;
import palimpsest.properties.seam.Decided;
import palimpsest.properties.seam.Decider;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.RunningAdapter;

/// Starts plain adapters, sound ones or such with a flaw.
record PlainLoader(Flaw flaw) implements Implementation, Decider {
  @Override
  public RunningAdapter start(Release release, Environment environment) {
    return new PlainAdapter(release, environment, flaw);
  }

  @Override
  public Decided decide(Situation situation, Circumstances circumstances) {
    return new PlainDecision(situation, flaw, circumstances.name()).decided();
  }
}
