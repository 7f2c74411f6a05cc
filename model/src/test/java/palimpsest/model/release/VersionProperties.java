package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/// Versions are totally ordered, and written and read alike (IMG-7).
final class VersionProperties {
  @Property
  void theOrderIsAntisymmetric(@ForAll("versions") Version one, @ForAll("versions") Version other) {
    Statistics.collect(Integer.signum(one.compareTo(other)));

    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
  }

  @Property
  void theOrderIsTransitive(
      @ForAll("versions") Version one,
      @ForAll("versions") Version two,
      @ForAll("versions") Version three) {
    List<Version> sorted = new ArrayList<>(List.of(one, two, three));
    sorted.sort(null);

    assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(1));
    assertThat(sorted.get(1)).isLessThanOrEqualTo(sorted.get(2));
    assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(2));
  }

  @Property
  void theOrderAgreesWithEquality(
      @ForAll("versions") Version one, @ForAll("versions") Version other) {
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    if (one.equals(other)) {
      assertThat(one).hasSameHashCodeAs(other);
    }
  }

  /// A model of the order of its own: two versions as one number each.
  @Property
  void theFirstDifferenceDecides(
      @ForAll("series") List<Integer> one, @ForAll("series") List<Integer> other) {
    assertThat(Integer.signum(new Version(one).compareTo(new Version(other))))
        .isEqualTo(Integer.signum(asText(one).compareTo(asText(other))));
  }

  @Property
  void trailingZerosCarryNoMeaning(
      @ForAll("series") List<Integer> numbers, @ForAll @IntRange(max = 4) int zeros) {
    List<Integer> longer = new ArrayList<>(numbers);
    for (int zero = 0; zero < zeros; zero++) {
      longer.add(0);
    }

    assertThat(new Version(longer)).isEqualTo(new Version(numbers));
    assertThat(new Version(longer)).isEqualByComparingTo(new Version(numbers));
  }

  @Property
  void aNumberMoreIsALaterVersion(@ForAll("versions") Version version) {
    List<Integer> more = new ArrayList<>(version.numbers());
    more.add(1);

    assertThat(new Version(more)).isGreaterThan(version);
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("versions") Version version) {
    assertThat(Version.of(version.toString())).isEqualTo(version);
  }

  @Property
  void aRangeHoldsWhatIsBetweenItsEnds(
      @ForAll("versions") Version one,
      @ForAll("versions") Version two,
      @ForAll("versions") Version asked) {
    Version low = one.compareTo(two) <= 0 ? one : two;
    Version high = one.compareTo(two) <= 0 ? two : one;
    VersionRange range = new VersionRange(low, high);

    assertThat(range.contains(asked))
        .isEqualTo(asked.compareTo(low) >= 0 && high.compareTo(asked) >= 0);
    assertThat(range.contains(low)).isTrue();
    assertThat(range.contains(high)).isTrue();
    assertThat(VersionRange.of(range.toString())).isEqualTo(range);
  }

  /// Few different numbers, so that prefixes and equal versions are frequent.
  @Provide
  Arbitrary<List<Integer>> series() {
    return Arbitraries.of(0, 1, 2, 10, 65535).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Version> versions() {
    return series().map(Version::new);
  }

  private static String asText(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < 8; index++) {
      text.append(String.format("%05d", index < numbers.size() ? numbers.get(index) : 0));
    }
    return text.toString();
  }
}
