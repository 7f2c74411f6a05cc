package palimpsest.impl.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.memory.Span;

/// Finds room for tables. A table is in use while a root points to it, so there is nothing to free
/// and nothing to leak: what the refused or the replaced image pointed to is simply room again.
public final class TableSpace {
  private final Span region;
  private final List<Span> used;

  public TableSpace(Span region, List<Span> used) {
    this.region = region;
    this.used = new ArrayList<>(used);
  }

  /// The lowest room for so many bytes, which is then taken; empty if there is none.
  public Optional<Span> take(long sizeBytes) {
    used.sort(Comparator.comparingLong(Span::base));
    long base = region.base();
    for (Span span : used) {
      if (base + sizeBytes <= span.base()) {
        break;
      }
      base = Math.max(base, span.end());
    }
    if (base + sizeBytes > region.end()) {
      return Optional.empty();
    }
    Span taken = new Span(base, sizeBytes);
    used.add(taken);
    return Optional.of(taken);
  }

  /// All the room that is left, lowest first.
  public List<Span> free() {
    used.sort(Comparator.comparingLong(Span::base));
    List<Span> free = new ArrayList<>();
    long base = region.base();
    for (Span span : used) {
      if (base < span.base()) {
        free.add(new Span(base, span.base() - base));
      }
      base = Math.max(base, span.end());
    }
    if (base < region.end()) {
      free.add(new Span(base, region.end() - base));
    }
    return free;
  }
}
