package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import palimpsest.model.release.Release;

final class ReleaseCodecProperties {
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aReleaseComesBackAsItWas(@ForAll("releases") Release release) {
    Bytes encoded = ReleaseCodec.encode(release);

    assertThat(ReleaseCodec.decode(encoded.asSegment())).isEqualTo(release);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aReleaseThatIsCutShortIsMalformed(@ForAll("releases") Release release) {
    byte[] encoded = ReleaseCodec.encode(release).toArray();
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      assertThatThrownBy(() -> ReleaseCodec.decode(MemorySegment.ofArray(cut)))
          .isInstanceOf(MalformedImageException.class);
    }
  }

  /// Whatever is decoded at all has one form only.
  @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
  void changedBytesAreMalformedOrTheOnlyFormOfARelease(
      @ForAll("changes") List<Tuple2<Integer, Byte>> changes) {
    byte[] bytes = ReleaseCodec.encode(Samples.RELEASE).toArray();
    changes.forEach(change -> bytes[change.get1() % bytes.length] = change.get2());

    Optional<Release> release = decoded(bytes);
    Statistics.collect(release.isPresent() ? "decoded" : "malformed");
    release.ifPresent(read -> assertThat(ReleaseCodec.encode(read).toArray()).isEqualTo(bytes));
  }

  @Property(tries = 2000)
  void randomBytesAreMalformed(@ForAll byte[] bytes) {
    assertThat(decoded(bytes)).isEmpty();
  }

  private static Optional<Release> decoded(byte[] bytes) {
    try {
      return Optional.of(ReleaseCodec.decode(MemorySegment.ofArray(bytes)));
    } catch (MalformedImageException e) {
      assertThat(e.defect()).isEqualTo(Defect.MALFORMED_HEADER);
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<Release> releases() {
    return Releases.any();
  }

  @Provide
  Arbitrary<List<Tuple2<Integer, Byte>>> changes() {
    return Combinators.combine(
            Arbitraries.integers()
                .between(0, 10_000)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.bytes())
        .as((offset, value) -> Tuple.of(offset, value))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
