package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

class DifferingPagesProperties {
  /// Whatever changed and whatever the blocks are, copying what differs makes both the same, and
  /// no page that was the same is copied.
  @Property(tries = 300)
  void copyingWhatDiffersIsCopyingAll(
      @ForAll @IntRange(min = 1, max = 60_000) int imageBytes,
      @ForAll @IntRange(min = 1, max = 20_000) int blockBytes,
      @ForAll @IntRange(min = 0, max = 8) int changes,
      @ForAll long seed) {
    try (AdapterMemory memory = new AdapterMemory(Stepper.sizes().memoryMap())) {
      Random random = new Random(seed);
      Span image = new Span(memory.span(Region.BUFFER).base(), imageBytes);
      long to = memory.span(Region.WINDOW).base();
      byte[] old = new byte[imageBytes];
      random.nextBytes(old);
      memory.write(to, MemorySegment.ofArray(old));
      byte[] after = old.clone();
      for (int change = 0; change < changes; change++) {
        after[random.nextInt(imageBytes)] ^= 1;
      }
      memory.write(image.base(), MemorySegment.ofArray(after));
      DifferingPages differing = DifferingPages.of(memory, image, to);
      long copied = 0;
      for (long offset = 0; offset < imageBytes; offset += blockBytes) {
        Section block = new Section(offset, Math.min(blockBytes, imageBytes - offset));
        for (Section piece : differing.of(block)) {
          assertThat(piece.offset()).isBetween(block.offset(), block.endOffset() - 1);
          assertThat(piece.endOffset()).isLessThanOrEqualTo(block.endOffset());
          memory.copy(
              new Span(image.base() + piece.offset(), piece.sizeBytes()), to + piece.offset());
          copied += piece.sizeBytes();
        }
      }
      assertThat(memory.view(new Span(to, imageBytes)).toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(after);
      assertThat(copied).isLessThanOrEqualTo((long) changes * MemoryMap.PAGE_BYTES);
      assertThat(DifferingPages.all(image).of(new Section(0, imageBytes)))
          .containsExactly(new Section(0, imageBytes));
    }
  }
}
