package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Structure;

/// Reads the edits of one structure, and makes each as it goes: an edit names fields as the ones
/// before it have left them.
final class EditReader {
  private static final Set<String> CHANGING_NAMES = Set.of("add", "drop", "rename");

  private Structure structure;
  private final Map<Integer, String> dropped = new HashMap<>();
  private boolean namesCertain = true;

  EditReader(Structure before) {
    structure = before;
  }

  /// The layout after all edits read so far.
  Structure structure() {
    return structure;
  }

  /// False once an edit that adds, drops or renames a field could not be made: what later edits say
  /// of fields cannot be judged then.
  boolean namesCertain() {
    return namesCertain;
  }

  /// Reads one edit and makes it; gives the field where one was added.
  Optional<Field> edit(Value item) {
    Optional<Section> section = item.section(Shape.EDIT);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<String, Value> entries = section.get().entries();
    if (entries.size() != 1) {
      boolean unknownKey =
          item.node() instanceof YamlNode.Mapping written && !written.entries().isEmpty();
      if (!entries.isEmpty() || !unknownKey) {
        item.wrong(
            "has " + entries.size() + " edits",
            "write one of " + String.join(", ", Shape.EDIT.examples().keySet()) + " per item");
      }
      return Optional.empty();
    }
    Value value = entries.firstEntry().getValue();
    String kind = entries.firstEntry().getKey();
    Structure before = structure;
    Optional<Field> added = Optional.empty();
    switch (kind) {
      case "add" -> added = LayoutReader.field(value).filter(field -> add(field, value));
      case "drop" ->
          value.name().flatMap(name -> field(value, name)).ifPresent(field -> drop(field, value));
      case "widen" -> eachField(value, this::widen);
      case "narrow" -> eachField(value, this::narrow);
      case "rename" -> eachField(value, this::rename);
      case "reorder" -> reorder(value);
      case "byte-order" -> eachField(value, this::turn);
      default -> throw new IllegalStateException("an edit is of a known kind: kind=" + kind);
    }
    if (CHANGING_NAMES.contains(kind) && structure.equals(before)) {
      namesCertain = false;
    }
    return added;
  }

  private boolean add(Field field, Value value) {
    String gone = dropped.get(field.id());
    if (gone != null) {
      value
          .at("id")
          .wrong(
              "is the id of " + gone + ", which was dropped",
              "give the field an id that was never used");
      return false;
    }
    return LayoutReader.isFree(field, structure.fields(), value)
        && apply(value, new FieldEdit.Added(field));
  }

  private void drop(Field field, Value value) {
    apply(value, new FieldEdit.Dropped(field));
    dropped.put(field.id(), field.name());
  }

  private void widen(Field field, Value to) {
    to.width()
        .ifPresent(
            bits -> {
              if (bits <= field.bits()) {
                to.wrong(
                    "is not wider: " + field.name() + " has " + field.bits() + " bits",
                    bits < field.bits() ? "did you mean narrow?" : "leave this edit out");
              } else {
                apply(to, new FieldEdit.Widened(field.id(), field.name(), field.bits(), bits));
              }
            });
  }

  private void narrow(Field field, Value to) {
    to.width()
        .ifPresent(
            bits -> {
              if (bits >= field.bits()) {
                to.wrong(
                    "is not narrower: " + field.name() + " has " + field.bits() + " bits",
                    bits > field.bits() ? "did you mean widen?" : "leave this edit out");
              } else {
                apply(to, new FieldEdit.Narrowed(field.id(), field.name(), field.bits(), bits));
              }
            });
  }

  private void rename(Field field, Value to) {
    to.name()
        .ifPresent(
            name -> {
              if (structure.field(name).isPresent()) {
                to.wrong("is a field already: " + name, "choose a name that is free");
              } else {
                apply(to, new FieldEdit.Renamed(field.id(), field.name(), name));
              }
            });
  }

  private void turn(Field field, Value to) {
    to.choice(Words.ORDERS)
        .ifPresent(
            order -> {
              if (order == field.order()) {
                to.wrong("is the order it has: " + field.name(), "leave this edit out");
              } else {
                apply(to, new FieldEdit.ByteOrderChanged(field.id(), field.name(), order));
              }
            });
  }

  private void reorder(Value value) {
    List<Integer> ids = new ArrayList<>();
    List<Value> items = value.items();
    for (Value item : items) {
      item.name()
          .flatMap(name -> field(item, name))
          .ifPresent(
              field -> {
                if (ids.contains(field.id())) {
                  item.wrong("is there twice: " + field.name(), "name each field once");
                }
                ids.add(field.id());
              });
    }
    List<Integer> present = structure.fields().stream().map(Field::id).toList();
    if (ids.size() < items.size() || ids.stream().distinct().count() < ids.size()) {
      return;
    }
    if (ids.equals(present)) {
      value.wrong("is the order they have", "leave this edit out");
    } else if (ids.size() < present.size()) {
      value.wrong(
          "does not name each field",
          "name, in their new order, " + String.join(", ", fieldNames()));
    } else {
      apply(value, new FieldEdit.Reordered(ids));
    }
  }

  /// Reads `{session: 64, credit: 32}`, where each key is a field of the structure.
  private void eachField(Value value, BiConsumer<Field, Value> edit) {
    SequencedMap<String, Value> entries = value.named();
    if (entries.isEmpty() && value.node() instanceof YamlNode.Mapping) {
      value.wrong("names no field", "expected one of " + String.join(", ", fieldNames()));
    }
    entries.forEach(
        (name, to) -> field(to.atKey(), name).ifPresent(field -> edit.accept(field, to)));
  }

  private Optional<Field> field(Value value, String name) {
    Optional<Field> found = structure.field(name);
    if (found.isEmpty()) {
      value.wrong(
          structure.name() + " has no field " + name + " here",
          Spelling.advice(name, fieldNames()));
    }
    return found;
  }

  private List<String> fieldNames() {
    return structure.fields().stream().map(Field::name).toList();
  }

  private boolean apply(Value value, FieldEdit edit) {
    Optional<Structure> edited = value.attempt(() -> edit.applyTo(structure));
    edited.ifPresent(after -> structure = after);
    return edited.isPresent();
  }
}
