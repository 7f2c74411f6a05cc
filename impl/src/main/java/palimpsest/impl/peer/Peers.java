package palimpsest.impl.peer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Release;

/// The adapter's link to the components around it, and what each of them was told (LOG-8, CNV-6).
///
/// A capability is withdrawn before the overlay and granted only after the switch, so that no peer
/// ever counts on what the running image does not offer.
public final class Peers {
  private final List<Peer> peers;
  private final SortedMap<String, SortedSet<String>> capabilities = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, ParameterList>> lists = new TreeMap<>();

  public Peers(List<Peer> peers) {
    this.peers = List.copyOf(peers);
    for (Peer peer : peers) {
      capabilities.put(peer.name(), new TreeSet<>());
      lists.put(peer.name(), new TreeMap<>());
    }
  }

  public List<Peer> peers() {
    return peers;
  }

  /// Tells every peer what a release offers of that which it uses.
  public synchronized void announce(Release release) {
    for (Peer peer : peers) {
      SortedSet<String> offered = new TreeSet<>(release.supports().present());
      offered.retainAll(peer.usesCapabilities());
      capabilities.put(peer.name(), offered);
      SortedMap<String, ParameterList> spoken = new TreeMap<>();
      for (ParameterList list : release.parameters()) {
        if (peer.usesProcedures().contains(list.procedure())) {
          spoken.put(list.procedure(), list);
        }
      }
      lists.put(peer.name(), spoken);
    }
  }

  /// Tells every peer that a capability will no longer be there; returns who had counted on it.
  public synchronized List<String> withdraw(String capability) {
    List<String> told = new ArrayList<>();
    capabilities.forEach(
        (peer, granted) -> {
          if (granted.remove(capability)) {
            told.add(peer);
          }
        });
    return told;
  }

  public synchronized PeerView view(String peer) {
    return new PeerView(
        Collections.unmodifiableSortedSet(
            new TreeSet<>(capabilities.getOrDefault(peer, Collections.emptySortedSet()))),
        Collections.unmodifiableSortedMap(
            new TreeMap<>(lists.getOrDefault(peer, Collections.emptySortedMap()))));
  }
}
