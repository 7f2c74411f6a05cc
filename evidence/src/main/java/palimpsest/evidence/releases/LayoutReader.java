package palimpsest.evidence.releases;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// Reads the layouts of one release: structures given whole, and edits of those it inherits.
final class LayoutReader {
  private static final Value.Bounds IDS = new Value.Bounds(1, Field.ID_MAX);

  private final Map<String, Structure> structures = new LinkedHashMap<>();
  private final Map<String, Value> mentioned = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Value>> declared = new LinkedHashMap<>();

  /// Reads the sections `structures` and `edits` of a release. Where its base is not usable, only
  /// what can be judged without it is.
  void read(Section release, Optional<Release> base) {
    boolean baseUsable = base.isPresent() || release.optional("based-on").isEmpty();
    base.ifPresent(
        inherited ->
            inherited
                .structures()
                .forEach(structure -> structures.put(structure.name(), structure)));
    SequencedMap<String, Value> whole = named(release, "structures");
    SequencedMap<String, Value> edited = named(release, "edits");
    whole.forEach((name, value) -> readWhole(name, value, baseUsable));
    edited.forEach(
        (name, value) -> {
          if (whole.containsKey(name)) {
            value
                .atKey()
                .wrong("is also given whole, in structures", "give its layout whole, or its edits");
          } else if (base.isPresent()) {
            readEdits(name, value);
          }
        });
  }

  /// The layouts, in the order in which the structures came into the history.
  List<Structure> structures() {
    return List.copyOf(structures.values());
  }

  /// Where this release says something of a structure.
  Optional<Value> mention(String structure) {
    return Optional.ofNullable(mentioned.get(structure));
  }

  /// Where this release describes a field, rather than inheriting it.
  Optional<Value> declaration(String structure, int id) {
    return Optional.ofNullable(declared.getOrDefault(structure, Map.of()).get(id));
  }

  static Optional<Field> field(Value value) {
    return value.section(Shape.FIELD).flatMap(LayoutReader::field);
  }

  private static Optional<Field> field(Section in) {
    Optional<Integer> id = in.required("id").flatMap(number -> number.integer(IDS));
    Optional<String> name = in.required("name").flatMap(Value::name);
    Optional<Integer> bits = in.required("bits").flatMap(Value::width);
    Optional<ByteOrder> order = in.optional("order").flatMap(word -> word.choice(Words.ORDERS));
    Optional<Long> value = in.optional("default").flatMap(Value::number);
    Optional<Field> withoutDefault =
        in.build(
            () ->
                new Field(
                    id.orElseThrow(),
                    name.orElseThrow(),
                    bits.orElseThrow(),
                    order.orElse(ByteOrder.BIG_ENDIAN),
                    0));
    return withoutDefault.flatMap(
        field ->
            in.optional("default")
                .orElse(in.value())
                .attempt(
                    () ->
                        new Field(
                            field.id(),
                            field.name(),
                            field.bits(),
                            field.order(),
                            value.orElse(0L))));
  }

  private void readWhole(String name, Value value, boolean baseUsable) {
    mentioned.put(name, value);
    if (name.indexOf('.') >= 0) {
      value
          .atKey()
          .wrong("is a structure with a dot in its name", "fields are named structure.field");
    }
    if (value.isWord(Words.NONE)) {
      if (structures.remove(name) == null && baseUsable) {
        value
            .atKey()
            .wrong("is inherited from no release", Spelling.advice(name, structures.keySet()));
      }
      return;
    }
    value
        .section(Shape.STRUCTURE)
        .flatMap(in -> structure(name, in))
        .ifPresent(structure -> structures.put(name, structure));
  }

  private Optional<Structure> structure(String name, Section in) {
    Optional<Scope> scope = in.required("scope").flatMap(word -> word.choice(Words.SCOPES));
    List<Field> fields = new ArrayList<>();
    in.required("fields")
        .ifPresent(
            list -> {
              List<Value> items = list.items();
              for (Value item : items) {
                field(item)
                    .filter(field -> isFree(field, fields, item))
                    .ifPresent(
                        field -> {
                          fields.add(field);
                          declare(name, field, item);
                        });
              }
              if (items.isEmpty() && in.isClean()) {
                list.wrong("is empty", "a structure has at least one field");
              }
            });
    return in.build(() -> new Structure(name, scope.orElseThrow(), fields));
  }

  /// Whether none of `others` has the field's id or name; if one has, that is reported.
  static boolean isFree(Field field, List<Field> others, Value value) {
    for (Field other : others) {
      if (other.id() == field.id()) {
        value.at("id").wrong("is the id of " + other.name() + " too", "give each field its own");
        return false;
      }
      if (other.name().equals(field.name())) {
        value.at("name").wrong("is there twice: " + other.name(), "give each field its own");
        return false;
      }
    }
    return true;
  }

  private void readEdits(String name, Value value) {
    mentioned.put(name, value);
    Structure before = structures.get(name);
    if (before == null) {
      value
          .atKey()
          .wrong("is inherited from no release", Spelling.advice(name, structures.keySet()));
      return;
    }
    EditReader reader = new EditReader(before);
    for (Value item : value.items()) {
      if (!reader.namesCertain()) {
        break;
      }
      reader.edit(item).ifPresent(added -> declare(name, added, item.at("add")));
    }
    structures.put(name, reader.structure());
  }

  private void declare(String structure, Field field, Value item) {
    declared.computeIfAbsent(structure, _ -> new LinkedHashMap<>()).put(field.id(), item);
  }

  private static SequencedMap<String, Value> named(Section release, String key) {
    return release.optional(key).map(Value::named).orElseGet(LinkedHashMap::new);
  }
}
