package palimpsest.impl.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;

/// The part of the logic that concerns what images offer to others and need of them: capabilities
/// and parameter lists (LOG-2, LOG-6 to LOG-9, CNV-6).
final class CapabilityLogic {
  private final Handover handover;
  private final Release running;
  private final Release loaded;
  private final List<Incompatibility> found = new ArrayList<>();

  CapabilityLogic(Handover handover, Release running, Release loaded) {
    this.handover = handover;
    this.running = running;
    this.loaded = loaded;
  }

  List<Incompatibility> found() {
    return List.copyOf(found);
  }

  /// Compares everything; returns the capabilities to withdraw.
  List<String> withdrawals() throws Refused {
    requireEnvironment();
    compareParameterLists();
    Capabilities before = handover.oldCapabilities();
    List<String> lost =
        before.present().stream().filter(name -> !loaded.supports().has(name)).toList();
    for (String capability : lost) {
      found.add(new Incompatibility.CapabilityLost(capability, users(capability)));
    }
    loaded.supports().present().stream()
        .filter(name -> !before.has(name))
        .map(Incompatibility.CapabilityGained::new)
        .forEach(found::add);
    return lost;
  }

  private void requireEnvironment() throws Refused {
    for (String capability : loaded.requires()) {
      Presence presence = handover.environment().capabilities().presence(capability);
      if (presence != Presence.PRESENT) {
        throw new Refused(new Incompatibility.EnvironmentLacks(capability, presence));
      }
    }
  }

  /// The peers that use a capability, each of which can be told.
  private List<String> users(String capability) throws Refused {
    List<String> users = new ArrayList<>();
    for (Peer peer : handover.environment().peers()) {
      if (peer.usesCapabilities().contains(capability)) {
        if (!peer.noticesChanges()) {
          throw new Refused(new Incompatibility.CapabilityLostUnnoticed(capability, peer.name()));
        }
        users.add(peer.name());
      }
    }
    return users;
  }

  private void compareParameterLists() throws Refused {
    for (ParameterList before : running.parameters()) {
      Optional<ParameterList> after = loaded.parameterList(before.procedure());
      List<String> parameters = after.map(ParameterList::parameters).orElse(List.of());
      if (after.isEmpty() || !parameters.equals(before.parameters())) {
        requireNotice(before.procedure());
        found.add(
            new Incompatibility.ParameterListChanged(
                before.procedure(), before.parameters(), parameters));
      }
    }
  }

  private void requireNotice(String procedure) throws Refused {
    for (Peer peer : handover.environment().peers()) {
      if (peer.usesProcedures().contains(procedure) && !peer.noticesChanges()) {
        throw new Refused(
            Refusal.Kind.INCOMPATIBLE,
            "a peer would not notice that parameters change: procedure="
                + procedure
                + " peer="
                + peer.name());
      }
    }
  }
}
