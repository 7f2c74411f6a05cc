package palimpsest.properties.trace;

import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// The location of an entry, `NAME[E]`.
record EntryLocation(String structure, int entry) {
  private static final int DIGITS_MAX = 5;

  /// The entry that a location is called by; empty where it is none.
  static Optional<EntryLocation> of(String location) {
    int bracket = location.lastIndexOf('[');
    if (bracket < 0 || !location.endsWith("]")) {
      return Optional.empty();
    }
    OptionalInt entry = number(location.substring(bracket + 1, location.length() - 1));
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(new EntryLocation(location.substring(0, bracket), entry.getAsInt()));
  }

  /// A number as it stands in the name of a location: in digits, without zeros before them.
  static OptionalInt number(String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= DIGITS_MAX
            && digits.chars().allMatch(each -> each >= '0' && each <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    return isNumber ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }

  boolean isOf(StructureInfo info) {
    return info.name().equals(structure) && entry < info.entries();
  }

  /// Whether the image has such an entry.
  boolean isOf(ImageInfo image) {
    return image.structure(structure).filter(this::isOf).isPresent();
  }
}
