package palimpsest.model.release;

/// An incompatibility that only the new image's developers know: no layout and no capability shows
/// it, only the version in which the data originated (LOG-4, LOG-5).
///
/// Values of `field` written by a version in `versions` are counted in another unit: the new image
/// multiplies them by `factor`.
public record ImplicitChange(VersionRange versions, FieldName field, int factor) {
  public ImplicitChange {
    if (factor < 1) {
      throw new IllegalArgumentException(
          "a factor is at least 1: field=" + field + " factor=" + factor);
    }
  }
}
