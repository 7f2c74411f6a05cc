package palimpsest.impl.adapter;

import java.util.Optional;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.peer.Peers;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;

/// What an adapter is connected to: the environment's capabilities, companion modules, peers, the
/// block device it serves, the keys whose images it accepts, and what keeps its contents without
/// power: where there is storage, updates are fastload updates.
public record Surroundings(
    Capabilities capabilities,
    Companions companions,
    Peers peers,
    BlockDevice device,
    SignatureVerifier trust,
    Optional<Storage> storage) {

  /// Surroundings without storage: an update is done in memory, and lost with it.
  public Surroundings(
      Capabilities capabilities,
      Companions companions,
      Peers peers,
      BlockDevice device,
      SignatureVerifier trust) {
    this(capabilities, companions, peers, device, trust, Optional.empty());
  }

  public Surroundings with(Storage newStorage) {
    return new Surroundings(
        capabilities, companions, peers, device, trust, Optional.of(newStorage));
  }

  /// The environment as it is at this moment (LOG-9, HND-5).
  public Environment environment() {
    return new Environment(capabilities, companions.states(), peers.peers());
  }
}
