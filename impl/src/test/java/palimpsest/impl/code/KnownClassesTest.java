package palimpsest.impl.code;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.ImageSigner;
import palimpsest.model.release.Release;

class KnownClassesTest {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfInt MAGIC =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);

  private final KnownClasses classes = new KnownClasses();

  /// The bootstrap section of an image that is filled with so many bytes.
  private static MemorySegment bootstrap(int fillingBytes) {
    Release release = Releases.release("1.0").filling(fillingBytes).build();
    byte[] image = ImageTemplates.image(release, ImageSigner.none());
    ImageHeader header = ImageReader.header(MemorySegment.ofArray(image));
    return header.sections().bootstrap().in(MemorySegment.ofArray(image));
  }

  @Test
  void theSameClassesAreDefinedOnceWhateverFollowsThem() throws ReflectiveOperationException {
    Class<?> first = classes.entry(bootstrap(0));
    assertThat(classes.entry(bootstrap(0))).isSameAs(first);
    assertThat(classes.entry(bootstrap(4096))).isSameAs(first);
    assertThat(new KnownClasses().entry(bootstrap(0))).isNotSameAs(first);
  }

  /// A class file that says to be of the version before: it runs all the same, and is another one.
  @Test
  void codeOfWhichOneByteDiffersIsNotTakenForKnown() throws ReflectiveOperationException {
    Class<?> first = classes.entry(bootstrap(0));
    MemorySegment other = bootstrap(0);
    long version = lastMagic(other) + 7;
    other.set(BYTE, version, (byte) (other.get(BYTE, version) - 1));
    assertThat(classes.entry(other)).isNotSameAs(first);
  }

  private static long lastMagic(MemorySegment section) {
    long at = section.byteSize() - Integer.BYTES;
    while (section.get(MAGIC, at) != 0xCAFEBABE) {
      at--;
    }
    return at;
  }
}
