package palimpsest.impl.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// Wherever regions of whatever sizes lie, none touches another.
final class MemoryMapProperties {
  private static final int REGIONS = 8;

  @Property
  void regionsAreLargeEnoughAndKeptApartByAPage(
      @ForAll @Size(REGIONS) List<@LongRange(min = 1, max = 1L << 40) Long> sizes) {
    Map<Region, Long> wanted = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      wanted.put(region, sizes.get(wanted.size()));
    }
    assertApart(MemoryMap.of(wanted), sizes);
  }

  private static void assertApart(MemoryMap map, List<Long> sizes) {
    List<Span> spans = new ArrayList<>(map.spans().values());
    assertThat(spans).hasSize(REGIONS);
    long behind = 0;
    int index = 0;
    for (Region region : Region.values()) {
      Span span = map.span(region);
      assertThat(span.base() % MemoryMap.PAGE_BYTES).isZero();
      assertThat(span.base())
          .as("%s lies behind what is before it", region)
          .isGreaterThanOrEqualTo(behind + MemoryMap.PAGE_BYTES);
      long size = sizes.get(index++);
      assertThat(span.sizeBytes()).isBetween(size, size + MemoryMap.PAGE_BYTES - 1);
      behind = span.end();
    }
    assertThat(map.sizeBytes()).isEqualTo(behind + MemoryMap.PAGE_BYTES);
  }

  /// A temporary place that lies where the old image does.
  @Example
  void aBufferOverTheWindowIsCaught() {
    List<Long> sizes = Collections.nCopies(REGIONS, 1L << 20);
    Map<Region, Long> wanted = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      wanted.put(region, 1L << 20);
    }
    Map<Region, Span> spans = new EnumMap<>(MemoryMap.of(wanted).spans());
    spans.put(Region.BUFFER, MemoryMap.of(wanted).span(Region.WINDOW));
    assertThatThrownBy(() -> assertApart(new MemoryMap(spans), sizes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("BUFFER lies behind what is before it");
  }

  @Example
  void aRegionThatIsMissingOrEmptyIsRefused() {
    assertThatThrownBy(() -> MemoryMap.of(Map.of(Region.CONTROL, 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a region has at least one byte: region=MARKS");
    assertThatThrownBy(
            () -> new MemoryMap(Map.of(Region.CONTROL, new Span(0, 1))).span(Region.TABLES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such region: region=TABLES");
  }

  @Property
  void spansContainAndOverlapAsTheirAddressesDo(
      @ForAll @LongRange(max = 20) long base,
      @ForAll @LongRange(min = 1, max = 9) long size,
      @ForAll @LongRange(max = 20) long otherBase,
      @ForAll @LongRange(min = 1, max = 9) long otherSize) {
    Span span = new Span(base, size);
    Span other = new Span(otherBase, otherSize);
    boolean all = true;
    boolean any = false;
    for (long address = otherBase; address < otherBase + otherSize; address++) {
      boolean inside = base <= address && address < base + size;
      all &= inside;
      any |= inside;
    }
    assertThat(span.contains(other)).isEqualTo(all);
    assertThat(span.overlaps(other)).isEqualTo(any).isEqualTo(other.overlaps(span));
  }

  @Example
  void aSpanLiesAtOrAboveZero() {
    assertThatThrownBy(() -> new Span(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
