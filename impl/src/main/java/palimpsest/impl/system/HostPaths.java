package palimpsest.impl.system;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The adapters by which a host reaches the storage system (SYS-4).
public record HostPaths(String host, SortedSet<String> adapters) {
  public HostPaths {
    adapters = Collections.unmodifiableSortedSet(new TreeSet<>(adapters));
  }
}
