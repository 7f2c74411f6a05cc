package palimpsest.model.release;

/// A configuration setting: the values allowed for one field of the structure `configuration`, and
/// the one taken where the value in force is not allowed (CNV-7).
public record Setting(String name, long lowest, long highest, long fallback) {
  /// The structure whose fields are settings.
  public static final String STRUCTURE = "configuration";

  public Setting {
    Names.check("setting", name);
    if (Long.compareUnsigned(lowest, highest) > 0) {
      throw new IllegalArgumentException(
          "a setting's range goes upwards: setting="
              + name
              + " lowest="
              + lowest
              + " highest="
              + highest);
    }
    if (!allows(fallback, lowest, highest)) {
      throw new IllegalArgumentException(
          "a setting's fallback is one of its values: setting="
              + name
              + " fallback="
              + fallback
              + " lowest="
              + lowest
              + " highest="
              + highest);
    }
  }

  public boolean allows(long value) {
    return allows(value, lowest, highest);
  }

  private static boolean allows(long value, long lowest, long highest) {
    return Long.compareUnsigned(lowest, value) <= 0 && Long.compareUnsigned(value, highest) <= 0;
  }
}
