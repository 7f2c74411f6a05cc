package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Burns.class)
@Domain(DomainContext.Global.class)
final class BurnFormatProperties {
  @Property
  void whatIsEncodedIsDecodedAgain(
      @ForAll Burn burn, @ForAll @IntRange(max = 40) int cellsAfter, @ForAll byte filling) {
    byte[] encoded = BurnFormat.encode(burn);
    byte[] cells = Arrays.copyOf(encoded, encoded.length + cellsAfter);
    Arrays.fill(cells, encoded.length, cells.length, filling);

    assertThat(BurnFormat.sizeBytes(burn)).isEqualTo(encoded.length);
    assertThat(BurnFormat.decode(cells)).contains(burn);
  }

  @Property
  void aSingleTurnedBitIsNoticed(@ForAll Burn burn, @ForAll @IntRange(max = 1 << 20) int place) {
    byte[] encoded = BurnFormat.encode(burn);
    int bit = place % (encoded.length * Byte.SIZE);
    encoded[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

    assertThat(BurnFormat.decode(encoded)).isEmpty();
  }

  @Property
  void aTornBurnIsNoticed(@ForAll Burn burn, @ForAll @IntRange(max = 1 << 20) int place) {
    byte[] encoded = BurnFormat.encode(burn);
    int length = place % encoded.length;

    assertThat(BurnFormat.decode(Arrays.copyOf(encoded, length))).isEmpty();
  }

  @Property
  void otherBytesAreNoBurn(@ForAll @Size(max = 100) byte[] cells) {
    assertThat(BurnFormat.decode(cells)).isEmpty();
  }

  @Property
  void otherBytesBehindTheMagicAreNoBurn(
      @ForAll @Size(min = 8, max = 60) byte[] cells, @ForAll int length) {
    ByteBuffer.wrap(cells).putInt(0x504C4331).putInt(length);

    assertThat(BurnFormat.decode(cells)).isEmpty();
  }
}
