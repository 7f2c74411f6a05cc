package palimpsest.impl.adapter;

import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.peer.Peers;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Environment;

/// What an adapter is connected to: the environment's capabilities, companion modules, peers, the
/// block device it serves, and the keys whose images it accepts.
public record Surroundings(
    Capabilities capabilities,
    Companions companions,
    Peers peers,
    BlockDevice device,
    SignatureVerifier trust) {

  /// The environment as it is at this moment (LOG-9, HND-5).
  public Environment environment() {
    return new Environment(capabilities, companions.states(), peers.peers());
  }
}
