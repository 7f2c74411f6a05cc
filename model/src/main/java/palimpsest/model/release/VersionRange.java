package palimpsest.model.release;

/// All versions from `low` to `high`, both included.
///
/// Refused with an `IllegalArgumentException`: `low` is above `high`
public record VersionRange(Version low, Version high) {
  public VersionRange {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "a version range goes upwards: low=" + low + " high=" + high);
    }
  }

  /// Reads `1.0..2.4`, or `1.0` for that version alone.
  public static VersionRange of(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      Version only = Version.of(text);
      return new VersionRange(only, only);
    }
    return new VersionRange(
        Version.of(text.substring(0, dots)), Version.of(text.substring(dots + 2)));
  }

  public boolean contains(Version version) {
    return low.compareTo(version) <= 0 && version.compareTo(high) <= 0;
  }

  @Override
  public String toString() {
    return low.equals(high) ? low.toString() : low + ".." + high;
  }
}
