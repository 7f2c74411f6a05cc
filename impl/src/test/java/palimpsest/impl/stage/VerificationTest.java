package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Everything;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Memories.Kept;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Request;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Release;

/// Bits that turn where the images lie: what is in the window is what was to be there, or neither
/// image runs.
class VerificationTest {
  private static final byte[] OLD_IMAGE = Worlds.image(Everything.OLD);
  private static final byte[] NEW_IMAGE = Worlds.image(Everything.NEW);
  private static final int BLOCK_BYTES = Stepper.sizes().copyBlockBytes();

  private static Stepper overlaying() {
    Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings());
    return stepper.trigger(Worlds.command("u", NEW_IMAGE)).runTo(OverlayStage.BeginOverlay.class);
  }

  private static Outcome.Refused unverified(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Outcome.Refused refused = (Outcome.Refused) outcome;
    assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.COPY_UNVERIFIED);
    return refused;
  }

  private static List<String> remarks(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Updated.class);
    return ((Outcome.Updated) outcome).remarks();
  }

  private static void assertUpdated(Stepper stepper) {
    stepper.hosts().updated(Everything.OLD, Everything.NEW);
    Decoder.assertKept(stepper);
    stepper.serve(0, new Request.Read(stepper.hosts().session(0), 1));
  }

  @Test
  void aBitTurnsInAnyBlockAfterItWasCopiedAndTheOldImageIsBackWithinThePause() {
    for (int from = 0; from < NEW_IMAGE.length; from += BLOCK_BYTES) {
      int size = Math.min(BLOCK_BYTES, NEW_IMAGE.length - from);
      for (int offset : List.of(0, size / 3, size - 1)) {
        try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
          Kept before = Kept.of(stepper.adapter());
          long gate = stepper.adapter().gate().sequence();
          stepper.trigger(Worlds.command("u", NEW_IMAGE)).runTo(OverlayStage.CopyBlock.class);
          while (((OverlayStage.CopyBlock) stepper.update()).offset() < from) {
            stepper.step();
          }
          stepper.step();
          stepper.flipBit(Region.WINDOW, (long) from + offset);

          unverified(stepper.finish());
          assertThat(Kept.of(stepper.adapter()))
              .as("as before, bit of byte %d turned", from + offset)
              .isEqualTo(before);
          assertThat(stepper.adapter().gate().sequence()).as("one pause").isEqualTo(gate + 2);
          assertThat(remarks(stepper.updateTo(Worlds.command("again", NEW_IMAGE)))).isEmpty();
          assertUpdated(stepper);
        }
      }
    }
  }

  /// What is copied is found before the switch; what the window holds already is not copied.
  @Test
  void aBitOfTheBufferTurnsAfterTheCheckAndNoImageWithItComesToRun() {
    int found = 0;
    int notNeeded = 0;
    for (int offset = 40; offset < NEW_IMAGE.length; offset += MemoryMap.PAGE_BYTES) {
      try (Stepper stepper = overlaying()) {
        Kept before = Kept.of(stepper.adapter());
        stepper.flipBit(Region.BUFFER, offset);
        Outcome outcome = stepper.finish();
        if (outcome instanceof Outcome.Updated) {
          notNeeded++;
          assertThat(remarks(outcome)).isEmpty();
          assertUpdated(stepper);
          assertThat(stepper.adapter().memory().readWord(windowWord(stepper, offset)))
              .as("byte %d of the window", offset)
              .isEqualTo(imageWord(offset));
        } else {
          found++;
          unverified(outcome);
          assertThat(Kept.of(stepper.adapter()).tables()).isEqualTo(before.tables());
        }
      }
    }
    assertThat(found).as("bits that were found").isPositive();
    assertThat(notNeeded).as("bits that nobody needed").isPositive();
  }

  private static long windowWord(Stepper stepper, int offset) {
    return stepper.adapter().windowBase() + offset;
  }

  private static long imageWord(int offset) {
    return MemorySegment.ofArray(NEW_IMAGE).get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
  }

  /// The first byte of a page that the window holds already.
  private static int pageThatIsNotCopied(Stepper stepper) {
    Ready ready = ((OverlayStage.BeginOverlay) stepper.update()).ready();
    int offset = 0;
    while (ready.differing().isDiffering(offset)) {
      offset += MemoryMap.PAGE_BYTES;
    }
    assertThat(offset).isLessThan(NEW_IMAGE.length);
    return offset;
  }

  @Test
  void aBitOfAPageThatIsNotCopiedTurnsAndTheOldImageIsBack() {
    try (Stepper stepper = overlaying()) {
      Kept before = Kept.of(stepper.adapter());
      stepper.flipBit(Region.WINDOW, pageThatIsNotCopied(stepper));
      unverified(stepper.finish());
      assertThat(Kept.of(stepper.adapter()).tables()).isEqualTo(before.tables());
      assertThat(remarks(stepper.updateTo(Worlds.command("again", NEW_IMAGE)))).isEmpty();
      assertUpdated(stepper);
    }
  }

  @Test
  void aBitOfTheHeaderTurnsBetweenCheckAndBranchAndTheImageDoesNotComeToRun() {
    for (long offset : List.of(3L, 20L, 45L, 73L, 90L, 200L, 16_161L, 16_260L, 16_300L, 16_320L)) {
      try (Stepper stepper = Everything.running(OLD_IMAGE, Everything.surroundings())) {
        Kept before = Kept.of(stepper.adapter());
        stepper.trigger(Worlds.command("u", NEW_IMAGE)).runTo(LoadStage.HandOver.class);
        stepper.flipBit(Region.BUFFER, offset);
        assertThat(stepper.finish())
            .as("bit of header byte %d turned", offset)
            .isInstanceOf(Outcome.Refused.class);
        assertThat(Kept.of(stepper.adapter())).isEqualTo(before);
      }
    }
  }

  @Test
  void savedAndWindowAreDamagedSoTheUpdateGoesForwardAndSaysSo() {
    try (Stepper stepper = overlaying()) {
      int kept = pageThatIsNotCopied(stepper);
      stepper.runTo(OverlayStage.VerifyCopy.class);
      stepper.flipBit(Region.WINDOW, kept).flipBit(Region.SAVED, kept);
      assertThat(remarks(stepper.finish()))
          .singleElement()
          .asString()
          .startsWith("the old image could not be restored after: the copy in the window is");
      assertUpdated(stepper);
      assertThat(behindImage(stepper)).as("nothing of the old image is left").containsOnly(0);
      Release third = Releases.release("3.0").build();
      assertThat(stepper.updateTo(third)).isInstanceOf(Outcome.Refused.class);
    }
  }

  private static byte[] behindImage(Stepper stepper) {
    byte[] window =
        stepper
            .adapter()
            .memory()
            .view(stepper.adapter().memory().span(Region.WINDOW))
            .toArray(ValueLayout.JAVA_BYTE);
    return Arrays.copyOfRange(window, NEW_IMAGE.length, window.length);
  }

  @Test
  void forcedForwardOverALongerImageNothingOfThatIsLeftBehind() {
    Release longer = Releases.release("1.0").filling(40_000).build();
    Release shorter = Releases.release("2.0").build();
    byte[] image = Worlds.image(shorter);
    try (Stepper stepper = Stepper.running(longer)) {
      stepper.trigger(shorter).runTo(OverlayStage.VerifyCopy.class);
      stepper.flipBit(Region.WINDOW, 20_000).flipBit(Region.SAVED, 100);
      assertThat(remarks(stepper.finish())).hasSize(1);
      byte[] window =
          stepper
              .adapter()
              .memory()
              .view(stepper.adapter().memory().span(Region.WINDOW))
              .toArray(ValueLayout.JAVA_BYTE);
      assertThat(Arrays.copyOfRange(window, image.length, window.length)).containsOnly(0);
    }
  }

  @Test
  void onlyWhatWasSavedIsDamagedAndNobodyNeedsIt() {
    try (Stepper stepper = overlaying()) {
      stepper.flipBit(Region.SAVED, 100);
      assertThat(remarks(stepper.finish())).isEmpty();
      assertUpdated(stepper);
    }
  }

  @Test
  void bufferAndSavedAreDamagedSoTheAdapterIsLostAndItsGateStaysClosed() {
    try (Stepper stepper = overlaying()) {
      stepper.flipBit(Region.BUFFER, 64).flipBit(Region.SAVED, 100);
      Outcome outcome = stepper.finish();
      assertThat(outcome).isInstanceOf(Outcome.Lost.class);
      assertThat(((Outcome.Lost) outcome).line())
          .startsWith("the copy in the window is what was copied: differs from=");
      assertThat(stepper.adapter().gate().isOpen()).isFalse();
      assertThat(stepper.adapter().control().isWhole()).isFalse();
      assertThat(stepper.adapter().control().claimUpdate()).as("another update").isFalse();

      int worker = stepper.begin(1, Hosts.login(5, 8, 1));
      stepper.runRequestTo(worker, RequestStage.AwaitGate.class);
      assertThat(stepper.stepRequest(worker)).as("the request waits for good").isFalse();
    }
  }
}
