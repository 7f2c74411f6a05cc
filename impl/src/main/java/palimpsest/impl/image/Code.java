package palimpsest.impl.image;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The code of an image: the classes of its run-time segment and of its bootstrap, and what it
/// burns into companion modules, by module (IMG-1, IMG-5, CMP-3).
public record Code(ClassSet text, ClassSet bootstrap, SortedMap<String, Bytes> payloads) {
  public Code {
    payloads = Collections.unmodifiableSortedMap(new TreeMap<>(payloads));
  }

  public Code(ClassSet text, ClassSet bootstrap, Map<String, Bytes> payloads) {
    this(text, bootstrap, new TreeMap<>(payloads));
  }

  /// Code for an image that carries nothing for companion modules.
  public Code(ClassSet text, ClassSet bootstrap) {
    this(text, bootstrap, Map.of());
  }
}
