package palimpsest.impl.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every access is checked: it lies within one region, aligned where it has to be, and on no sealed
/// page if it writes.
class AdapterMemoryTest {
  private static final int PAGE = MemoryMap.PAGE_BYTES;

  private final AdapterMemory memory = new AdapterMemory(map());
  private final Span window = memory.span(Region.WINDOW);
  private final Span buffer = memory.span(Region.BUFFER);

  private static MemoryMap map() {
    Map<Region, Long> sizes = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      sizes.put(region, 2L * PAGE);
    }
    return MemoryMap.of(sizes);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private static void assertFault(ThrowingCallable access, String rule, long address, long size) {
    assertThatThrownBy(access)
        .isInstanceOf(MemoryFault.class)
        .hasMessage(rule + ": address=" + address + " sizeBytes=" + size);
  }

  /// Each way to read or to write so many bytes somewhere.
  private List<ThrowingCallable> accesses(long address, int sizeBytes) {
    Span span = new Span(address, sizeBytes);
    return List.of(
        () -> memory.view(span),
        () -> memory.target(span),
        () -> memory.fill(span, (byte) 1),
        () -> memory.write(address, MemorySegment.ofArray(new byte[sizeBytes])),
        () -> memory.copy(span, buffer.base()),
        () -> memory.copy(new Span(buffer.base(), sizeBytes), address));
  }

  private List<ThrowingCallable> wordAccesses(long address) {
    return List.of(
        () -> memory.readWord(address),
        () -> memory.writeWord(address, 1),
        () -> memory.readVolatile(address),
        () -> memory.writeVolatile(address, 1),
        () -> memory.compareAndSet(address, 0, 1));
  }

  @Test
  void whatIsWrittenIsReadInEachWay() {
    long word = window.base() + 16;
    memory.writeWord(word, 0x0102_0304_0506_0708L);
    assertThat(memory.readWord(word)).isEqualTo(0x0102_0304_0506_0708L);
    assertThat(memory.view(new Span(word, 8)).toArray(ValueLayout.JAVA_BYTE))
        .as("words are little-endian")
        .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    memory.writeVolatile(word, 12);
    assertThat(memory.readVolatile(word)).isEqualTo(12);
    assertThat(memory.compareAndSet(word, 11, 1)).isFalse();
    assertThat(memory.compareAndSet(word, 12, 0b0101)).isTrue();
    assertThat(memory.readWord(word)).isEqualTo(0b0101);

    memory.fill(new Span(word, 3), (byte) 9);
    memory.copy(new Span(word, 4), buffer.end() - 4);
    assertThat(memory.view(new Span(buffer.end() - 4, 4)).toArray(ValueLayout.JAVA_BYTE))
        .containsExactly(9, 9, 9, 0);
    memory.write(word, MemorySegment.ofArray(new byte[] {5, 6}));
    memory.target(new Span(word + 2, 1)).set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
    assertThat(memory.view(new Span(word, 4)).toArray(ValueLayout.JAVA_BYTE))
        .containsExactly(5, 6, 7, 0);
  }

  @Test
  void aViewDoesNotWrite() {
    MemorySegment view = memory.view(new Span(window.base(), 8));
    assertThatThrownBy(() -> view.set(ValueLayout.JAVA_BYTE, 0, (byte) 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAccessBeyondTheAddressSpaceIsAFault() {
    long end = memory.map().sizeBytes();
    for (ThrowingCallable access : accesses(end - 4, 8)) {
      assertFault(access, "an access lies in the address space", end - 4, 8);
    }
    for (ThrowingCallable access : wordAccesses(-8)) {
      assertFault(access, "an access lies in the address space", -8, 8);
    }
    for (ThrowingCallable access : wordAccesses(Long.MAX_VALUE - 7)) {
      assertFault(access, "an access lies in the address space", Long.MAX_VALUE - 7, 8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aGuardPageBeforeOrBehindARegionIsNotTouched(Region region) {
    Span span = memory.span(region);
    String rule = "an access lies within one region";
    for (long address : List.of(span.base() - 8, span.end())) {
      for (ThrowingCallable access : wordAccesses(address)) {
        assertFault(access, rule, address, 8);
      }
    }
    for (ThrowingCallable access : accesses(span.end() - 4, 8)) {
      assertFault(access, rule, span.end() - 4, 8);
    }
    for (ThrowingCallable access : accesses(span.base() - 4, 8)) {
      assertFault(access, rule, span.base() - 4, 8);
    }
  }

  @Test
  void anAccessAcrossTwoRegionsIsAFault() {
    int across = (int) (buffer.base() - window.base() + 8);
    assertFault(
        () -> memory.view(new Span(window.base(), across)),
        "an access lies within one region",
        window.base(),
        across);
  }

  @Test
  void aWordIsAligned() {
    for (ThrowingCallable access : wordAccesses(window.base() + 4)) {
      assertFault(access, "a word is aligned to 8 bytes", window.base() + 4, 8);
    }
  }

  @Test
  void noBytesAreEverywhereInTheAddressSpace() {
    assertThat(memory.view(new Span(0, 0)).byteSize()).isZero();
    memory.fill(new Span(window.end(), 0), (byte) 1);
  }

  @Test
  void aSealedPageIsReadAndNotWrittenUntilItIsUnsealed() {
    Span page = new Span(window.base() + PAGE, PAGE);
    memory.writeWord(page.base(), 42);
    memory.seal(page);
    String rule = "a sealed page is not written";
    assertThat(memory.readWord(page.base())).isEqualTo(42);
    assertThat(memory.readVolatile(page.base())).isEqualTo(42);
    assertThat(memory.view(page).byteSize()).isEqualTo(PAGE);
    memory.copy(page, buffer.base());
    assertFault(() -> memory.writeWord(page.base(), 1), rule, page.base(), 8);
    assertFault(() -> memory.writeVolatile(page.base(), 1), rule, page.base(), 8);
    assertFault(() -> memory.compareAndSet(page.base(), 42, 1), rule, page.base(), 8);
    assertFault(() -> memory.target(page), rule, page.base(), PAGE);
    assertFault(() -> memory.fill(window, (byte) 1), rule, window.base(), 2L * PAGE);
    assertFault(
        () -> memory.copy(new Span(buffer.base(), 16), page.base() - 8), rule, page.base() - 8, 16);
    assertFault(
        () -> memory.write(page.end() - 1, MemorySegment.ofArray(new byte[1])),
        rule,
        page.end() - 1,
        1);
    memory.writeWord(page.base() - 8, 1);
    assertThat(memory.readWord(page.base())).isEqualTo(42);
    memory.unseal(page);
    memory.writeWord(page.base(), 43);
    assertThat(memory.readWord(page.base())).isEqualTo(43);
  }

  @Test
  void onlyWholePagesOfOneRegionAreSealed() {
    assertFault(
        () -> memory.seal(new Span(window.base() + 8, PAGE)),
        "only whole pages are sealed",
        window.base() + 8,
        PAGE);
    assertFault(
        () -> memory.unseal(new Span(window.base(), PAGE - 8L)),
        "only whole pages are sealed",
        window.base(),
        PAGE - 8L);
    assertFault(
        () -> memory.seal(new Span(window.base(), 3L * PAGE)),
        "an access lies within one region",
        window.base(),
        3L * PAGE);
  }

  @Test
  void onlyTheWindowIsExecutableAtFirst() {
    for (Region region : Region.values()) {
      assertThat(memory.isExecutable(region)).isEqualTo(region == Region.WINDOW);
    }
    memory.setExecutable(Region.BUFFER, true);
    assertThat(memory.isExecutable(Region.BUFFER)).isTrue();
    memory.setExecutable(Region.BUFFER, false);
    assertThat(memory.isExecutable(Region.BUFFER)).isFalse();
  }

  @Test
  void memoryThatWasGivenBackIsNotAccessed() {
    AdapterMemory other = new AdapterMemory(map());
    other.close();
    assertThatThrownBy(() -> other.readWord(window.base()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoKeepsCopiesIsToldOfEachWriteAndOfNothingElse() {
    List<Span> written = new ArrayList<>();
    try (AdapterMemory observed =
        new AdapterMemory(
            memory.map(), (address, sizeBytes) -> written.add(new Span(address, sizeBytes)))) {
      long base = observed.span(Region.BUFFER).base();
      observed.readWord(base);
      observed.view(new Span(base, 16));
      assertThat(written).isEmpty();
      observed.writeWord(base, 1);
      observed.copy(new Span(base, 8), base + 8);
      observed.target(new Span(base, 100));
      observed.seal(new Span(base, PAGE));
      assertThatThrownBy(() -> observed.writeWord(base, 2)).isInstanceOf(MemoryFault.class);
      assertThat(written)
          .containsExactly(new Span(base, 8), new Span(base + 8, 8), new Span(base, 100));
    }
  }

  @Test
  void bytesAndRightsCanBePutBackWhateverTheyAreNow() {
    long base = memory.span(Region.BUFFER).base();
    Span first = new Span(base, PAGE);
    memory.writeWord(base, 42);
    PageRights rights = memory.rights();
    MemorySegment content =
        MemorySegment.ofArray(memory.view(first).toArray(ValueLayout.JAVA_BYTE));
    memory.writeWord(base, 43);
    memory.seal(first);
    memory.setExecutable(Region.BUFFER, true);
    assertThat(memory.rights()).isNotEqualTo(rights).isSameAs(memory.rights());
    memory.restore((int) (base / PAGE), content);
    memory.restore(rights);
    assertThat(memory.readWord(base)).isEqualTo(42);
    assertThat(memory.rights()).isEqualTo(rights).hasSameHashCodeAs(rights);
    assertThat(rights.isSealed((int) (base / PAGE))).isFalse();
    assertThat(rights.isExecutable(Region.BUFFER)).isFalse();
    memory.writeWord(base, 44);
  }

  @Test
  void aPageThatWasSealedAndARegionThatWasExecutableAreSoAgain() {
    Span first = new Span(buffer.base(), PAGE);
    PageRights open = memory.rights();
    memory.seal(first);
    memory.setExecutable(Region.BUFFER, true);
    PageRights closed = memory.rights();
    assertThat(closed.isSealed((int) (first.base() / PAGE))).isTrue();
    assertThat(closed.isSealed((int) (first.end() / PAGE))).isFalse();
    memory.restore(open);
    assertThat(memory.isExecutable(Region.BUFFER)).isFalse();
    memory.writeWord(first.base(), 1);
    memory.restore(closed);
    assertThat(memory.isExecutable(Region.BUFFER)).isTrue();
    assertFault(
        () -> memory.writeWord(first.base(), 1), "a sealed page is not written", first.base(), 8);
  }
}
