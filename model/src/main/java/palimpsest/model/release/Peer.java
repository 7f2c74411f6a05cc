package palimpsest.model.release;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A component around the adapter (a switch, a host's driver, another module): the capabilities and
/// procedures it uses, and whether it can be told that they change (LOG-8, CNV-6).
public record Peer(
    String name,
    SortedSet<String> usesCapabilities,
    SortedSet<String> usesProcedures,
    boolean noticesChanges) {
  public Peer {
    Names.check("peer", name);
    usesCapabilities = Collections.unmodifiableSortedSet(new TreeSet<>(usesCapabilities));
    usesProcedures = Collections.unmodifiableSortedSet(new TreeSet<>(usesProcedures));
  }
}
