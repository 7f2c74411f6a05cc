package palimpsest.impl.memory;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/// What may be done with the memory's pages: which are sealed, and from which regions code may be
/// defined. A value: it never changes.
public final class PageRights {
  private final BitSet sealed;
  private final Set<Region> executable;

  PageRights(BitSet sealed, Set<Region> executable) {
    this.sealed = (BitSet) sealed.clone();
    this.executable = Set.copyOf(executable);
  }

  public boolean isSealed(int page) {
    return sealed.get(page);
  }

  public boolean isExecutable(Region region) {
    return executable.contains(region);
  }

  Set<Region> executable() {
    EnumSet<Region> regions = EnumSet.noneOf(Region.class);
    regions.addAll(executable);
    return regions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageRights rights
        && sealed.equals(rights.sealed)
        && executable.equals(rights.executable);
  }

  @Override
  public int hashCode() {
    return 31 * sealed.hashCode() + executable.hashCode();
  }
}
