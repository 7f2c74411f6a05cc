package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import palimpsest.impl.adapter.Companions;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.image.CachedVerdicts;
import palimpsest.impl.image.TrustAnchor;
import palimpsest.impl.peer.Peers;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;

/// What surrounds the explored adapter: companion modules, one peer that counts on every
/// capability, a device, and the key that is trusted.
final class Surrounding {
  /// What whoever interrupts permits: every image, in whatever order.
  static final Policy POLICY = new Policy(true, new TreeSet<>());

  private static final String PEER = "peer";
  private static final DeviceSize DEVICE = new DeviceSize(8, 1);

  private final List<HeldPart> parts = new ArrayList<>();
  private final Peers peers;
  private final Release anyRelease;
  private final Surroundings surroundings;
  private SortedSet<String> counted = new TreeSet<>();

  /// @param anyRelease of which the peers may be told
  Surrounding(Constants constants, Release anyRelease) {
    this.anyRelease = anyRelease;
    for (int module = 1; module <= constants.modules(); module++) {
      parts.add(
          new HeldPart(
              Requirements.module(module), burn(module, constants.firstLevels().at(module))));
    }
    SortedSet<String> capabilities = new TreeSet<>();
    constants.images().values().forEach(image -> capabilities.addAll(image.offers()));
    peers = new Peers(List.of(new Peer(PEER, capabilities, new TreeSet<>(), true)));
    surroundings =
        new Surroundings(
            new Capabilities(constants.environment()),
            new Companions(List.copyOf(parts)),
            peers,
            new MemoryDevice(DEVICE),
            new CachedVerdicts(TrustAnchor.of(ExploredImages.SIGNER.publicKey())));
  }

  Surroundings surroundings() {
    return surroundings;
  }

  private static Burn burn(int module, int level) {
    return new Burn(
        Requirements.version(level),
        Capabilities.NONE,
        ImageTemplates.payload(Requirements.module(module), Requirements.version(level)).toArray());
  }

  /// Somebody else burns a module.
  void replace(int module, int level) {
    parts.get(module - 1).hold(burn(module, level));
  }

  void failBurns(boolean fails) {
    parts.forEach(part -> part.failing(fails));
  }

  Row<Integer> levels() {
    return Row.each(
        parts.size(), module -> Requirements.level(parts.get(module - 1).burnt().version()));
  }

  Burn[] burnt() {
    return parts.stream().map(HeldPart::burnt).toArray(Burn[]::new);
  }

  /// What the peer counts on.
  SortedSet<String> peers() {
    return counted;
  }

  /// The update took a step, and may have told the peer something.
  void lookAtPeers() {
    SortedSet<String> capabilities = peers.view(PEER).capabilities();
    if (!capabilities.equals(counted)) {
      counted = capabilities;
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same may be told once more
  void restore(Burn[] burnt, SortedSet<String> earlier) {
    IntStream.range(0, burnt.length).forEach(index -> parts.get(index).hold(burnt[index]));
    if (counted != earlier) {
      peers.announce(offering(earlier));
      counted = earlier;
    }
  }

  private Release offering(SortedSet<String> capabilities) {
    SortedMap<String, Presence> offers = new TreeMap<>();
    capabilities.forEach(capability -> offers.put(capability, Presence.PRESENT));
    return new Release(
        anyRelease.name(),
        anyRelease.version(),
        new Capabilities((Map<String, Presence>) offers),
        anyRelease.requires(),
        anyRelease.structures(),
        anyRelease.initialization(),
        anyRelease.companions(),
        anyRelease.parameters(),
        anyRelease.settings(),
        anyRelease.implicitChanges(),
        anyRelease.acceptedLosses(),
        anyRelease.shape());
  }
}
