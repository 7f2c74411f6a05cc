package palimpsest.properties.judge;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// How a value of one release is counted by another: what either release's header says of the
/// other's version, in numbers of any size (LOG-4).
record Units(Release before, Release after) {

  /// The changes of unit between both that concern a field which both have, by its id.
  List<ImplicitChange> changes(String structure, int id) {
    return Stream.concat(
            changes(after, before.version(), structure, id),
            changes(before, after.version(), structure, id))
        .toList();
  }

  /// The value as the later release counts it; empty where that is no whole number, or none of 64
  /// bits.
  Optional<Long> counted(String structure, int id, Version writtenBy, long value) {
    if (writtenBy.equals(after.version())) {
      return Optional.of(value);
    }
    BigInteger[] result =
        new BigInteger(Long.toUnsignedString(value))
            .multiply(product(changes(after, writtenBy, structure, id)))
            .divideAndRemainder(product(changes(before, after.version(), structure, id)));
    return result[1].signum() == 0 && result[0].bitLength() <= Long.SIZE
        ? Optional.of(result[0].longValue())
        : Optional.empty();
  }

  private static Stream<ImplicitChange> changes(
      Release knowing, Version version, String structure, int id) {
    return knowing.implicitChanges().stream()
        .filter(change -> change.versions().contains(version))
        .filter(change -> isAbout(change.field(), knowing, structure, id));
  }

  private static boolean isAbout(FieldName name, Release knowing, String structure, int id) {
    return name.structure().equals(structure)
        && knowing
            .structure(structure)
            .flatMap(known -> known.field(name.field()))
            .map(Field::id)
            .filter(known -> known == id)
            .isPresent();
  }

  private static BigInteger product(Stream<ImplicitChange> changes) {
    return changes
        .map(change -> BigInteger.valueOf(change.factor()))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
