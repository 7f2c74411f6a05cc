package palimpsest.properties.subject.code;

import java.util.TreeMap;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.handover.Handover;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Presence;

/// A bootstrap that takes what is not known to be there for what is there.
public final class HopefulBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public LogicModule logic() {
    LogicModule logic = explored.logic();
    return (handover, running, loaded) -> logic.decide(hopeful(handover), running, loaded);
  }

  private static Handover hopeful(Handover handover) {
    Environment environment = handover.environment();
    TreeMap<String, Presence> fields = new TreeMap<>(environment.capabilities().fields());
    fields.replaceAll((_, presence) -> presence == Presence.UNKNOWN ? Presence.PRESENT : presence);
    return new Handover(
        handover.oldImage(),
        handover.newImage(),
        handover.oldVersion(),
        handover.newVersion(),
        handover.origin(),
        handover.oldCapabilities(),
        new Environment(new Capabilities(fields), environment.companions(), environment.peers()),
        handover.policy());
  }
}
