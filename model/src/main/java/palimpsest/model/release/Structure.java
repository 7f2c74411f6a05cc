package palimpsest.model.release;

import java.util.List;
import java.util.Optional;

/// A persistent structure and the layout of its entries: fields in the order in which they lie in
/// memory (CNV-4, PER-1).
///
/// Refused with an `IllegalArgumentException`: it has no field, or two with one id or name
public record Structure(String name, Scope scope, List<Field> fields) {
  public Structure {
    Names.check("structure", name);
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a structure has at least one field: structure=" + name);
    }
    Names.checkDistinct("a field id of structure " + name, fields, Field::id);
    Names.checkDistinct("a field name of structure " + name, fields, Field::name);
  }

  public Optional<Field> field(int id) {
    return fields.stream().filter(field -> field.id() == id).findFirst();
  }

  public Optional<Field> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }
}
