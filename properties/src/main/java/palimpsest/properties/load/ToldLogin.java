package palimpsest.properties.load;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Version;

/// A login as the host was told of it: by which version, in which session, with which parameters.
public record ToldLogin(Version by, long wwn, long session, SortedMap<Integer, Long> values) {
  public ToldLogin {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
