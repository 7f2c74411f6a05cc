package palimpsest.model.release;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The named capability fields of an image, an environment or a companion module; a field that is
/// not there is unknown (HND-4, HND-5).
public record Capabilities(SortedMap<String, Presence> fields) {
  public static final Capabilities NONE = new Capabilities(Map.of());

  public Capabilities {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  public Capabilities(Map<String, Presence> fields) {
    this(new TreeMap<>(fields));
  }

  public Presence presence(String capability) {
    return fields.getOrDefault(capability, Presence.UNKNOWN);
  }

  public boolean has(String capability) {
    return presence(capability) == Presence.PRESENT;
  }

  /// The names that are present, in order.
  public List<String> present() {
    return fields.keySet().stream().filter(this::has).toList();
  }
}
