package palimpsest.model.release;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What whoever asks for an update permits: going down in version, and the loss of named fields.
public record Policy(boolean downgrade, SortedSet<FieldName> acceptedLosses) {
  public static final Policy STRICT = new Policy(false, Collections.emptySortedSet());

  public Policy {
    acceptedLosses = Collections.unmodifiableSortedSet(new TreeSet<>(acceptedLosses));
  }
}
