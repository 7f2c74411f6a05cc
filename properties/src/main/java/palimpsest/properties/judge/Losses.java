package palimpsest.properties.judge;

import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Release;
import palimpsest.model.release.Structure;

/// What an update from one release to another loses.
public final class Losses {
  private Losses() {}

  /// The fields that the one release has and the other has not, as the one calls them.
  public static SortedSet<FieldName> between(Release before, Release after) {
    SortedSet<FieldName> lost = new TreeSet<>();
    for (Structure structure : before.structures()) {
      for (Field field : structure.fields()) {
        boolean kept =
            after.structure(structure.name()).flatMap(other -> other.field(field.id())).isPresent();
        if (!kept) {
          lost.add(new FieldName(structure.name(), field.name()));
        }
      }
    }
    return lost;
  }
}
