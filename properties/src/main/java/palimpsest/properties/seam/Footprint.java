package palimpsest.properties.seam;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A state, part by part, each in words or as a checksum: two are compared to see what changed.
public record Footprint(SortedMap<String, String> parts) {
  /// The part that an initialization changes for good, so that a refusal behind it may be told from
  /// a refusal before.
  public static final String HARDWARE = "hardware";

  public Footprint {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /// The state but for one part.
  public Footprint without(String part) {
    SortedMap<String, String> others = new TreeMap<>(parts);
    others.remove(part);
    return new Footprint(others);
  }
}
