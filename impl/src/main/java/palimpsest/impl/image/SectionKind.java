package palimpsest.impl.image;

import java.util.Locale;

/// What a section of an image holds (IMG-1, IMG-5).
public enum SectionKind {
  TEXT(0),
  BOOTSTRAP(1),
  DATA(2);

  private final int row;

  SectionKind(int row) {
    this.row = row;
  }

  /// Its place among the three wherever the header lists them.
  int row() {
    return row;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
