package palimpsest.properties.judge;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// What an adapter has to be: which release runs, in which version its data originated, what
/// surrounds it by now, and which data it holds.
public record ExpectedState(
    Release running, Version origin, Environment environment, PersistentData data) {

  /// Whether an adapter can be started with a release: it finds what it requires, and companion
  /// modules it runs with.
  public static boolean canStart(Release release, Environment environment) {
    return release.requires().stream().allMatch(environment.capabilities()::has)
        && CompanionOrder.runsIn(release, environment);
  }

  /// An adapter that was started with a release.
  public static ExpectedState started(Release release, Environment environment) {
    return new ExpectedState(release, release.version(), environment, Expectation.atStart(release));
  }

  public Situation facing(Release loaded, Policy policy) {
    return new Situation(running, loaded, environment, policy, data);
  }

  public ExpectedState with(PersistentData newData) {
    return new ExpectedState(running, origin, environment, newData);
  }

  /// The same adapter after an update that was decided so.
  public ExpectedState updated(Release loaded, ExpectedDecision decision) {
    return new ExpectedState(
        loaded, origin, burnt(loaded, decision), new Expectation(running, loaded).data(data));
  }

  /// What a module can do once it was burnt is not known.
  private Environment burnt(Release loaded, ExpectedDecision decision) {
    List<CompanionModule> modules = new ArrayList<>();
    for (CompanionModule module : environment.companions()) {
      modules.add(
          decision.plan().burns().contains(module.name())
              ? new CompanionModule(
                  module.name(),
                  loaded
                      .companion(module.name())
                      .flatMap(CompanionRequirement::carries)
                      .orElseThrow(),
                  Capabilities.NONE)
              : module);
    }
    return new Environment(environment.capabilities(), modules, environment.peers());
  }
}
