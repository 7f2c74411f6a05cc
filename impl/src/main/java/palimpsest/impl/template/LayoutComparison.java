package palimpsest.impl.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Structure;

/// Finds the edits that lead from one layout to another (LOG-3, CNV-4), and none where both keep
/// entries alike. Another default is no edit: it concerns entries to come.
final class LayoutComparison {
  private LayoutComparison() {}

  static List<FieldEdit> edits(Structure before, Structure after) {
    List<FieldEdit> edits = new ArrayList<>();
    for (Field field : before.fields()) {
      if (after.field(field.id()).isEmpty()) {
        edits.add(new FieldEdit.Dropped(field));
      }
    }
    for (Field field : before.fields()) {
      after.field(field.id()).ifPresent(now -> compare(field, now, edits));
    }
    for (Field field : after.fields()) {
      if (before.field(field.id()).isEmpty()) {
        edits.add(new FieldEdit.Added(field));
      }
    }
    List<Integer> order = after.fields().stream().map(Field::id).toList();
    if (!order.equals(orderWithoutReordering(before, after))) {
      edits.add(new FieldEdit.Reordered(order));
    }
    return edits;
  }

  private static void compare(Field before, Field after, List<FieldEdit> edits) {
    int id = after.id();
    if (!before.name().equals(after.name())) {
      edits.add(new FieldEdit.Renamed(id, before.name(), after.name()));
    }
    if (before.bits() < after.bits()) {
      edits.add(new FieldEdit.Widened(id, after.name(), before.bits(), after.bits()));
    }
    if (before.bits() > after.bits()) {
      edits.add(new FieldEdit.Narrowed(id, after.name(), before.bits(), after.bits()));
    }
    if (!before.order().equals(after.order())) {
      edits.add(new FieldEdit.ByteOrderChanged(id, after.name(), after.order()));
    }
  }

  /// What stays in its order, then what comes new.
  private static List<Integer> orderWithoutReordering(Structure before, Structure after) {
    List<Integer> order = new ArrayList<>();
    for (Field field : before.fields()) {
      Optional<Field> kept = after.field(field.id());
      kept.ifPresent(now -> order.add(now.id()));
    }
    for (Field field : after.fields()) {
      if (before.field(field.id()).isEmpty()) {
        order.add(field.id());
      }
    }
    return order;
  }
}
