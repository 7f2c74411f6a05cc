package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.HeldSource;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.OwnCode;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.Ed25519Signer;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryFault;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// An image that cannot be loaded, or is not what it seems: nothing of it is left.
class LoadingTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW = Releases.release("2.0").filling(300_000).build();
  private static final byte[] IMAGE = Worlds.image(NEW);
  private static final AdapterConfiguration SIZES = Stepper.sizes().withWindowBytes(IMAGE.length);

  private static String refused(ImageSourceFactory source, Refusal.Kind kind) {
    try (Stepper stepper = Stepper.running(OLD, Worlds.surroundings(), SIZES)) {
      stepper.serve(1, Hosts.login(1, 2, 3));
      Kept before = Kept.of(stepper.adapter());
      Outcome outcome = stepper.updateTo(new UpdateCommand("u", source, Policy.STRICT));
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      Refusal refusal = ((Outcome.Refused) outcome).refusal();
      assertThat(refusal.kind()).as(refusal.line()).isEqualTo(kind);
      assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
      assertThat(stepper.updateTo(Worlds.command("again", IMAGE)))
          .isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
      return refusal.line();
    }
  }

  private static String refused(byte[] image, Refusal.Kind kind) {
    return refused(Worlds.source(image), kind);
  }

  @Test
  void anImageThatFillsTheWholeWindowIsLoadedInPieces() {
    try (Stepper stepper = Stepper.running(OLD, Worlds.surroundings(), SIZES)) {
      assertThat(stepper.updateTo(NEW)).isInstanceOf(Outcome.Updated.class);
      assertThat(
              stepper.events().stream().filter(event -> event.action().equals("LoadChunk")).count())
          .isGreaterThan(2);
    }
  }

  @Test
  void anImageThatIsLargerThanTheWindowIsRefused() {
    byte[] larger = Worlds.image(Releases.release("2.0").filling(310_000).build());
    assertThat(larger.length).isGreaterThan(IMAGE.length);
    assertThat(refused(larger, Refusal.Kind.BAD_IMAGE))
        .startsWith("an image fits into the window: windowBytes=" + IMAGE.length);
  }

  @Test
  void aSourceThatFailsOnTheWayIsSaidToHaveFailed() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    ImageSourceFactory source =
        ImageSources.stream(
            "medium",
            OptionalLong.empty(),
            () ->
                new SequenceInputStream(
                    new ByteArrayInputStream(Arrays.copyOf(IMAGE, 5000)), broken));
    assertThat(refused(source, Refusal.Kind.SOURCE_FAILED)).contains("Stream closed");
  }

  /// Behind the last byte that the window has room for it is the source's end that counts, not that
  /// nothing more is read.
  @Test
  void aSourceThatFailsBehindAFullWindowIsSaidToHaveFailed() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    ImageSourceFactory source =
        ImageSources.stream(
            "medium",
            OptionalLong.empty(),
            () -> new SequenceInputStream(new ByteArrayInputStream(IMAGE), broken));
    assertThat(refused(source, Refusal.Kind.SOURCE_FAILED)).contains("Stream closed");
  }

  @Test
  void aMediumThatIsExchangedOnTheWayIsNotTakenForTheImage() {
    byte[] other = Worlds.image(Releases.release("2.0").named("other").filling(300_000).build());
    assertThat(other).hasSameSizeAs(IMAGE);
    byte[] mixed = IMAGE.clone();
    System.arraycopy(other, 200_000, mixed, 200_000, mixed.length - 200_000);
    refused(mixed, Refusal.Kind.BAD_IMAGE);
  }

  @Test
  void anImageThatIsCutOrChangedAnywhereIsRefused() {
    for (int length : new int[] {1, 100, 16_384, IMAGE.length / 2, IMAGE.length - 4096}) {
      refused(Arrays.copyOf(IMAGE, length), Refusal.Kind.BAD_IMAGE);
    }
    for (int at = 50; at < IMAGE.length; at += IMAGE.length / 7) {
      byte[] changed = IMAGE.clone();
      changed[at] ^= 4;
      refused(changed, Refusal.Kind.BAD_IMAGE);
    }
  }

  @Test
  void anImageThatSomebodyElseSignedIsRefused() {
    byte[] foreign = ImageBuilder.build(NEW, ImageTemplates.code(NEW), Ed25519Signer.seeded(8));
    refused(foreign, Refusal.Kind.BAD_IMAGE);
  }

  @Test
  void anImageWhoseSectionsHoldOtherCodeIsRefused() {
    Release small = Releases.release("2.0").build();
    Code standard = ImageTemplates.code(small);
    assertThat(
            refused(
                OwnCode.image(small, new Code(standard.text(), standard.text())),
                Refusal.Kind.BAD_CODE))
        .startsWith("the section holds no Bootstrap that can be defined: ");
    assertThat(
            refused(
                OwnCode.image(small, new Code(standard.bootstrap(), standard.bootstrap())),
                Refusal.Kind.BAD_CODE))
        .startsWith("the section holds no RunTimeSegment that can be defined: ");
  }

  /// But for the data segment, in which the new image's tables are still to be placed.
  @Test
  void whatWasCheckedCannotBeWrittenAnyMore() {
    try (Stepper stepper = Stepper.running(OLD, Worlds.surroundings(), SIZES)) {
      stepper.trigger(NEW).runTo(LoadStage.HandOver.class);
      Section data = ImageReader.header(MemorySegment.ofArray(IMAGE)).sections().data();
      AdapterMemory memory = stepper.adapter().memory();
      for (long offset = 0; offset < IMAGE.length; offset += MemoryMap.PAGE_BYTES) {
        long address = memory.span(Region.BUFFER).base() + offset;
        if (offset < data.offset() || offset >= data.endOffset()) {
          assertThatThrownBy(() -> memory.writeWord(address, 0))
              .isInstanceOf(MemoryFault.class)
              .hasMessageContaining("a sealed page is not written");
        } else {
          memory.writeWord(address, memory.readWord(address));
        }
      }
    }
  }

  @Test
  void aSourceIsClosedHoweverItsUpdateEnds() {
    HeldSource good = HeldSource.free(IMAGE);
    HeldSource bad = HeldSource.free(Arrays.copyOf(IMAGE, 9999));
    HeldSource refused = HeldSource.free(IMAGE);
    try (Stepper stepper = Stepper.running(OLD, Worlds.surroundings(), SIZES)) {
      stepper.updateTo(new UpdateCommand("bad", bad, Policy.STRICT));
      stepper.trigger(new UpdateCommand("refused", refused, Policy.STRICT));
      stepper.step();
      stepper.refuse(Refusal.Kind.BAD_CODE).finish();
      stepper.updateTo(new UpdateCommand("good", good, Policy.STRICT));
    }
    assertThat(bad.closed()).isEqualTo(1);
    assertThat(refused.closed()).isEqualTo(1);
    assertThat(good.closed()).isEqualTo(1);
  }
}
