package palimpsest.model.release;

/// A field and its structure, written `login.speed`: what a loss of data is named by.
public record FieldName(String structure, String field) implements Comparable<FieldName> {
  public FieldName {
    Names.check("structure", structure);
    Names.check("field", field);
  }

  /// Reads `login.speed`.
  public static FieldName of(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException(
          "a field is named with its structure, as in login.speed: text='" + text + "'");
    }
    return new FieldName(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public int compareTo(FieldName other) {
    int order = structure.compareTo(other.structure);
    return order != 0 ? order : field.compareTo(other.field);
  }

  @Override
  public String toString() {
    return structure + "." + field;
  }
}
