package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

final class ImageBuilderTest {
  @Test
  void whatIsBuiltIsWholeAndSaysWhatWasDeclared() {
    byte[] image = Samples.image();

    assertThat(Samples.check(image))
        .isInstanceOfSatisfying(
            ImageCheck.Whole.class,
            whole -> {
              assertThat(whole.header().release()).isEqualTo(Samples.RELEASE);
              assertThat(whole.header().imageSizeBytes()).isEqualTo(image.length);
              assertThat(whole.header().signature().signer()).isEqualTo(Samples.SIGNER.keyId());
            });
  }

  @Test
  void theSameReleaseGivesTheSameBytes() {
    assertThat(Samples.image()).isEqualTo(Samples.image());
  }

  @ParameterizedTest
  @EnumSource
  void sectionsLieInTheOrderAskedForOnPagesOfTheirOwn(SectionOrder order) {
    byte[] image = ImageBuilder.build(Samples.RELEASE, Samples.CODE, order, Samples.SIGNER);

    assertThat(Samples.check(image)).isInstanceOf(ImageCheck.Whole.class);
    Sections sections = ImageReader.header(MemorySegment.ofArray(image)).sections();
    long endOffset = ImageFormat.HEADER_BYTES;
    for (SectionKind kind : order.kinds()) {
      assertThat(sections.of(kind).offset()).isEqualTo(endOffset);
      assertThat(sections.of(kind).sizeBytes() % ImageFormat.PAGE_BYTES).isZero();
      endOffset = sections.of(kind).endOffset();
    }
    assertThat(endOffset).isEqualTo(image.length);
  }

  @Test
  void theBootstrapLiesElsewhereInOtherImages() {
    Set<SectionOrder> orders = new HashSet<>();
    IntStream.range(0, 100)
        .mapToObj(index -> SectionOrder.chosenFor(named("r" + index)))
        .forEach(orders::add);

    assertThat(orders).containsExactlyInAnyOrder(SectionOrder.values());
  }

  @Test
  void classesLieInTheirSectionsAsTheyWereGiven() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());
    Sections sections = ImageReader.header(image).sections();

    assertBundle(sections.text().in(image), Samples.CODE.text());
    assertBundle(sections.bootstrap().in(image), Samples.CODE.bootstrap());
  }

  private static void assertBundle(MemorySegment section, ClassSet set) {
    ClassBundle bundle = ClassBundle.read(section);
    assertThat(bundle.entry()).isEqualTo(set.entry());
    assertThat(bundle.classes()).hasSameSizeAs(set.classes());
    for (ClassBytes each : set.classes()) {
      Section place = bundle.place(each.name()).orElseThrow();
      assertThat(Bytes.copyOf(place.in(section))).isEqualTo(each.bytes());
    }
    assertThat(bundle.place("text.Stranger")).isEmpty();
  }

  @Test
  void payloadsLieWhereTheHeaderSaysAndInTheBootstrapSection() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());
    ImageHeader header = ImageReader.header(image);

    assertThat(header.payloads()).extracting(Payload::module).containsExactly("FLASH", "PLA");
    assertThat(header.payload("PLA").map(Payload::version)).contains(Version.of("2.0"));
    assertThat(header.payload("SENSOR")).isEmpty();
    for (Payload payload : header.payloads()) {
      assertThat(header.sections().bootstrap().contains(payload.place())).isTrue();
      assertThat(Optional.of(Bytes.copyOf(payload.place().in(image))))
          .isEqualTo(Optional.ofNullable(Samples.CODE.payloads().get(payload.module())));
    }
  }

  @Test
  void fillingBringsTheTextToItsSizeAndDiffersFromReleaseToRelease() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());
    MemorySegment text = ImageReader.header(image).sections().text().in(image);
    Section filling = ClassBundle.read(text).filling();

    assertThat(filling.sizeBytes()).isEqualTo(300);
    assertThat(Bytes.copyOf(filling.in(text))).isEqualTo(ClassBundle.filling("r2.1", 300));
    assertThat(ClassBundle.filling("r2.1", 300)).isNotEqualTo(ClassBundle.filling("r2.2", 300));
  }

  @Test
  void dataOfAFreshImageHoldOriginAndEmptyRoots() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());
    MemorySegment data = ImageReader.header(image).sections().data().in(image);

    assertThat(DataSegmentFormat.readOrigin(data)).isEqualTo(Version.of("2.1"));
    assertThat(data.get(ImageFormat.U32, DataSegmentFormat.STRUCTURE_COUNT_OFFSET)).isEqualTo(2);
    MemorySegment roots = data.asSlice(DataSegmentFormat.ROOTS_OFFSET);
    assertThat(Bytes.copyOf(roots).isZero()).isTrue();
  }

  @Test
  void codeWithoutAPayloadThatTheReleaseCarriesIsRefused() {
    Code code = new Code(Samples.CODE.text(), Samples.CODE.bootstrap());

    assertThatThrownBy(() -> ImageBuilder.build(Samples.RELEASE, code, Samples.SIGNER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("carries=[FLASH, PLA] payloads=[]");
  }

  @Test
  void declarationsThatDoNotFitAHeaderAreRefused() {
    Code code = new Code(Samples.CODE.text(), Samples.CODE.bootstrap());
    long roomBytes =
        ImageFormat.MIDDLE_MAX_BYTES
            - FirstPart.read(
                    MemorySegment.ofArray(ImageBuilder.build(requiring(""), code, Samples.SIGNER)),
                    Samples.LIMIT_BYTES)
                .middle()
                .sizeBytes();
    String longest = "x".repeat((int) roomBytes);

    assertThat(Samples.check(ImageBuilder.build(requiring(longest), code, Samples.SIGNER)))
        .isInstanceOf(ImageCheck.Whole.class);
    Release tooLong = requiring(longest + "x");
    assertThatThrownBy(() -> ImageBuilder.build(tooLong, code, Samples.SIGNER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neededBytes=16081 middleMaxBytes=16080");
  }

  private static Release named(String name) {
    return plain(name, Set.of());
  }

  private static Release requiring(String capability) {
    return plain("r1", Set.of(capability));
  }

  private static Release plain(String name, Set<String> requires) {
    return new Release(
        name,
        Version.of("1.0"),
        Capabilities.NONE,
        new TreeSet<>(requires),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeSet<>(),
        Samples.RELEASE.shape());
  }
}
