package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.SectionKind;
import palimpsest.impl.image.Sections;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryFault;
import palimpsest.impl.memory.Region;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Release;

/// What may be written to window and buffer, and what is in the window besides the image.
class WindowTest {
  private static final int LONGER = 40_000;
  private static final Release OLD = Releases.release("1.0").filling(LONGER).build();
  private static final Release NEW = Releases.release("2.0").build();

  /// No section of an image that lies at the region's first byte can be written.
  private static void assertSealed(Stepper stepper, Region region) {
    AdapterMemory memory = stepper.adapter().memory();
    long base = memory.span(region).base();
    Sections sections = ImageReader.header(memory.view(memory.span(region))).sections();
    for (SectionKind kind : SectionKind.values()) {
      assertThatThrownBy(() -> memory.writeWord(base + sections.of(kind).offset(), 1))
          .as("a write to %s of %s", kind, region)
          .isInstanceOf(MemoryFault.class);
    }
  }

  private static byte[] window(Stepper stepper) {
    AdapterMemory memory = stepper.adapter().memory();
    return memory.view(memory.span(Region.WINDOW)).toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void anImageThatRunsCannotBeWritten() {
    try (Stepper stepper = Stepper.running(OLD)) {
      assertSealed(stepper, Region.WINDOW);
      stepper.trigger(NEW).runTo(OverlayStage.CloseGate.class);
      assertSealed(stepper, Region.WINDOW);
      assertThat(stepper.finish()).isInstanceOf(Outcome.Updated.class);
      assertSealed(stepper, Region.WINDOW);
    }
  }

  @Test
  void anImageThatIsRestoredCannotBeWrittenAndNothingElseIsInTheWindow() {
    try (Stepper stepper = Stepper.running(NEW)) {
      byte[] before = window(stepper);
      Release longer = Releases.release("3.0").filling(LONGER).build();
      stepper.trigger(longer).runTo(OverlayStage.VerifyCopy.class);
      assertThat(window(stepper)).isNotEqualTo(before);
      stepper.refuse(Refusal.Kind.COPY_UNVERIFIED);
      assertThat(stepper.finish()).isInstanceOf(Outcome.Refused.class);
      assertThat(window(stepper)).isEqualTo(before);
      assertSealed(stepper, Region.WINDOW);
    }
  }

  @Test
  void onceItsCodeIsDefinedTheNewImageCannotBeWrittenInTheBuffer() {
    try (Stepper stepper = Stepper.running(OLD)) {
      stepper.trigger(NEW).runTo(OverlayStage.Withdraw.class);
      assertSealed(stepper, Region.BUFFER);
    }
  }

  @Test
  void ofALongerImageNothingIsLeftBehindTheNewOne() {
    try (Stepper stepper = Stepper.running(OLD)) {
      int end = Worlds.image(NEW).length;
      byte[] before = window(stepper);
      assertThat(Arrays.copyOfRange(before, end, before.length)).contains(1);
      assertThat(stepper.updateTo(NEW)).isInstanceOf(Outcome.Updated.class);
      byte[] after = window(stepper);
      assertThat(Arrays.copyOfRange(after, end, after.length)).containsOnly(0);
    }
  }
}
