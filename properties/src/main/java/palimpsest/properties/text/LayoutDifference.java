package palimpsest.properties.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Structure;

/// Edits that lead from one layout to another, as a person would write them down.
final class LayoutDifference {
  private LayoutDifference() {}

  /// The edits; empty where no series of edits leads from the one to the other, as when a default
  /// differs or two fields change names.
  static Optional<List<FieldEdit>> edits(Structure before, Structure after) {
    List<FieldEdit> edits = new ArrayList<>();
    Structure made = before;
    try {
      for (Field field : before.fields()) {
        for (FieldEdit edit : edits(field, after.field(field.id()))) {
          made = edit.applyTo(made);
          edits.add(edit);
        }
      }
      for (Field field : after.fields()) {
        if (before.field(field.id()).isEmpty()) {
          FieldEdit edit = new FieldEdit.Added(field);
          made = edit.applyTo(made);
          edits.add(edit);
        }
      }
      if (!made.equals(after)) {
        FieldEdit edit = new FieldEdit.Reordered(after.fields().stream().map(Field::id).toList());
        made = edit.applyTo(made);
        edits.add(edit);
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return made.equals(after) ? Optional.of(edits) : Optional.empty();
  }

  private static List<FieldEdit> edits(Field before, Optional<Field> kept) {
    if (kept.isEmpty()) {
      return List.of(new FieldEdit.Dropped(before));
    }
    Field after = kept.get();
    List<FieldEdit> edits = new ArrayList<>();
    if (!before.name().equals(after.name())) {
      edits.add(new FieldEdit.Renamed(after.id(), before.name(), after.name()));
    }
    if (before.bits() < after.bits()) {
      edits.add(new FieldEdit.Widened(after.id(), after.name(), before.bits(), after.bits()));
    }
    if (before.bits() > after.bits()) {
      edits.add(new FieldEdit.Narrowed(after.id(), after.name(), before.bits(), after.bits()));
    }
    if (!before.order().equals(after.order())) {
      edits.add(new FieldEdit.ByteOrderChanged(after.id(), after.name(), after.order()));
    }
    return edits;
  }
}
