package palimpsest.impl.adapter;

import java.util.List;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.model.release.CompanionModule;

/// The companion modules around the adapter's processors (CMP-1).
public record Companions(List<CompanionPart> parts) {
  public Companions {
    parts = List.copyOf(parts);
  }

  public List<CompanionModule> states() {
    return parts.stream().map(CompanionPart::state).toList();
  }

  /// The module of that name.
  ///
  /// @throws IllegalArgumentException if there is no such module
  public CompanionPart part(String module) {
    return parts.stream()
        .filter(part -> part.name().equals(module))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such module: " + module));
  }
}
