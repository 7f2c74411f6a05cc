package palimpsest.properties.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Structure;

/// What was edited between two layouts of a structure.
final class PlainEdits {
  private PlainEdits() {}

  static List<FieldEdit> between(Structure before, Structure after) {
    List<FieldEdit> edits = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (Field old : before.fields()) {
      if (after.field(old.id()).isEmpty()) {
        edits.add(new FieldEdit.Dropped(old));
      } else {
        ids.add(old.id());
      }
    }
    for (Field now : after.fields()) {
      Optional<Field> old = before.field(now.id());
      old.ifPresent(field -> changed(field, now, edits));
    }
    for (Field now : after.fields()) {
      if (before.field(now.id()).isEmpty()) {
        edits.add(new FieldEdit.Added(now));
        ids.add(now.id());
      }
    }
    List<Integer> wanted = after.fields().stream().map(Field::id).toList();
    if (!ids.equals(wanted)) {
      edits.add(new FieldEdit.Reordered(wanted));
    }
    return edits;
  }

  private static void changed(Field old, Field now, List<FieldEdit> edits) {
    if (!old.name().equals(now.name())) {
      edits.add(new FieldEdit.Renamed(now.id(), old.name(), now.name()));
    }
    if (old.bits() < now.bits()) {
      edits.add(new FieldEdit.Widened(now.id(), now.name(), old.bits(), now.bits()));
    }
    if (old.bits() > now.bits()) {
      edits.add(new FieldEdit.Narrowed(now.id(), now.name(), old.bits(), now.bits()));
    }
    if (!old.order().equals(now.order())) {
      edits.add(new FieldEdit.ByteOrderChanged(now.id(), now.name(), now.order()));
    }
  }
}
