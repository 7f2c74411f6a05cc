package palimpsest.model.release;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One edit of a layout. Applied in order, edits turn the layout of one release into that of
/// another (CNV-4).
public sealed interface FieldEdit {
  /// The layout with this edit made.
  ///
  /// @throws IllegalArgumentException if the layout has no such field, or already has it
  Structure applyTo(Structure structure);

  /// The edit in words, such as `speed narrowed from 32 to 16 bits`.
  String text();

  /// A short name of the kind, for tables.
  default String kind() {
    return switch (this) {
      case Added _ -> "added";
      case Dropped _ -> "dropped";
      case Widened _ -> "widened";
      case Narrowed _ -> "narrowed";
      case Renamed _ -> "renamed";
      case Reordered _ -> "reordered";
      case ByteOrderChanged _ -> "byte order";
    };
  }

  /// A field that older data does not have; it takes its default there.
  record Added(Field field) implements FieldEdit {
    @Override
    public Structure applyTo(Structure structure) {
      List<Field> fields = new ArrayList<>(structure.fields());
      fields.add(field);
      return new Structure(structure.name(), structure.scope(), fields);
    }

    @Override
    public String text() {
      return field.name() + " added";
    }
  }

  /// A field that is no longer kept: its values are lost, so the loss has to be named and accepted.
  record Dropped(Field field) implements FieldEdit {
    @Override
    public Structure applyTo(Structure structure) {
      FieldEdits.indexOf(structure, field.id());
      return new Structure(
          structure.name(),
          structure.scope(),
          structure.fields().stream().filter(other -> other.id() != field.id()).toList());
    }

    @Override
    public String text() {
      return field.name() + " dropped";
    }
  }

  /// A field with more bits than before: each value fits.
  record Widened(int id, String name, int bitsBefore, int bitsAfter) implements FieldEdit {
    @Override
    public Structure applyTo(Structure structure) {
      return FieldEdits.replace(structure, id, field -> field.withBits(bitsAfter));
    }

    @Override
    public String text() {
      return name + " widened from " + bitsBefore + " to " + bitsAfter + " bits";
    }
  }

  /// A field with fewer bits than before: an update is possible only while each value fits.
  record Narrowed(int id, String name, int bitsBefore, int bitsAfter) implements FieldEdit {
    @Override
    public Structure applyTo(Structure structure) {
      return FieldEdits.replace(structure, id, field -> field.withBits(bitsAfter));
    }

    @Override
    public String text() {
      return name + " narrowed from " + bitsBefore + " to " + bitsAfter + " bits";
    }
  }

  record Renamed(int id, String nameBefore, String nameAfter) implements FieldEdit {
    @Override
    public Structure applyTo(Structure structure) {
      return FieldEdits.replace(structure, id, field -> field.named(nameAfter));
    }

    @Override
    public String text() {
      return nameBefore + " renamed to " + nameAfter;
    }
  }

  /// The same fields in another order: `ids` names them all, first to last.
  record Reordered(List<Integer> ids) implements FieldEdit {
    public Reordered {
      ids = List.copyOf(ids);
    }

    @Override
    public Structure applyTo(Structure structure) {
      if (ids.size() != structure.fields().size()) {
        throw new IllegalArgumentException(
            "an order names each field once: structure=" + structure.name() + " ids=" + ids);
      }
      return new Structure(
          structure.name(),
          structure.scope(),
          ids.stream()
              .map(id -> structure.fields().get(FieldEdits.indexOf(structure, id)))
              .toList());
    }

    @Override
    public String text() {
      return "fields reordered";
    }
  }

  record ByteOrderChanged(int id, String name, ByteOrder orderAfter) implements FieldEdit {
    @Override
    public Structure applyTo(Structure structure) {
      return FieldEdits.replace(structure, id, field -> field.ordered(orderAfter));
    }

    @Override
    public String text() {
      return name
          + " turned "
          + (orderAfter == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian");
    }
  }
}

/// What the edits share: finding a field, or replacing it where it stands.
final class FieldEdits {
  private FieldEdits() {}

  static int indexOf(Structure structure, int id) {
    for (int index = 0; index < structure.fields().size(); index++) {
      if (structure.fields().get(index).id() == id) {
        return index;
      }
    }
    throw new IllegalArgumentException(
        "no field has this id: structure=" + structure.name() + " id=" + id);
  }

  static Structure replace(Structure structure, int id, UnaryOperator<Field> change) {
    List<Field> fields = new ArrayList<>(structure.fields());
    fields.set(indexOf(structure, id), change.apply(fields.get(indexOf(structure, id))));
    return new Structure(structure.name(), structure.scope(), fields);
  }
}
