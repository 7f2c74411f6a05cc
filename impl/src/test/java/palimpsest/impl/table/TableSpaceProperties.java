package palimpsest.impl.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import palimpsest.impl.memory.Span;

/// Room for tables: never the same twice, always in the region, and never refused where there is
/// some.
final class TableSpaceProperties {
  private static final Span REGION = new Span(1000, 100);

  @Property
  void whatIsTakenLiesInTheRegionAndOverlapsNothing(
      @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 30) Long> sizes) {
    TableSpace space = new TableSpace(REGION, List.of());
    List<Span> taken = new ArrayList<>();
    for (long size : sizes) {
      Optional<Span> span = space.take(size);
      if (span.isPresent()) {
        assertThat(span.get().sizeBytes()).isEqualTo(size);
        assertThat(REGION.contains(span.get())).isTrue();
        assertThat(taken).noneMatch(span.get()::overlaps);
        taken.add(span.get());
      } else {
        assertThat(hasRoom(taken, size)).as("room for %d beside %s", size, taken).isFalse();
      }
    }
  }

  @Property
  void whatNobodyUsesAnyMoreIsRoomAgain(
      @ForAll @Size(max = 10) List<@LongRange(min = 1, max = 30) Long> sizes,
      @ForAll @LongRange(max = 1023) long kept,
      @ForAll @LongRange(min = 1, max = 60) long wanted) {
    TableSpace before = new TableSpace(REGION, List.of());
    List<Span> used = new ArrayList<>();
    for (int index = 0; index < sizes.size(); index++) {
      Optional<Span> span = before.take(sizes.get(index));
      if (span.isPresent() && (kept >>> index & 1) == 1) {
        used.add(span.get());
      }
    }
    Optional<Span> taken = new TableSpace(REGION, used).take(wanted);
    assertThat(taken.isPresent()).isEqualTo(hasRoom(used, wanted));
    taken.ifPresent(
        span -> {
          assertThat(REGION.contains(span)).isTrue();
          assertThat(used).noneMatch(span::overlaps);
        });
  }

  /// Of what is used, some, in any order: beside it every byte of the region is free, once.
  @Property
  void whatIsUsedAndWhatIsFreeMakeUpTheRegion(
      @ForAll @Size(max = 8) List<@LongRange(min = 1, max = 30) Long> sizes,
      @ForAll @LongRange(max = 255) long kept,
      @ForAll Random order) {
    TableSpace full = new TableSpace(REGION, List.of());
    List<Span> used = new ArrayList<>();
    for (int index = 0; index < sizes.size(); index++) {
      Optional<Span> span = full.take(sizes.get(index));
      if (span.isPresent() && (kept >>> index & 1) == 1) {
        used.add(span.get());
      }
    }
    Collections.shuffle(used, order);
    List<Span> free = new TableSpace(REGION, used).free();
    assertThat(free).isSortedAccordingTo(Comparator.comparingLong(Span::base));
    List<Span> all = new ArrayList<>(used);
    all.addAll(free);
    all.sort(Comparator.comparingLong(Span::base));
    long end = REGION.base();
    for (Span span : all) {
      assertThat(span.base()).as("no gap, and nothing twice, in %s", all).isEqualTo(end);
      assertThat(span.sizeBytes()).isPositive();
      end = span.end();
    }
    assertThat(end).isEqualTo(REGION.end());
  }

  private static boolean hasRoom(List<Span> used, long size) {
    for (long base = REGION.base(); base + size <= REGION.end(); base++) {
      Span candidate = new Span(base, size);
      if (used.stream().noneMatch(candidate::overlaps)) {
        return true;
      }
    }
    return false;
  }

  @Example
  void theLowestRoomIsTaken() {
    TableSpace space = new TableSpace(REGION, List.of(new Span(1050, 10), new Span(1010, 10)));
    assertThat(space.take(10)).contains(new Span(1000, 10));
    assertThat(space.take(30)).contains(new Span(1020, 30));
    assertThat(space.take(41)).isEmpty();
    assertThat(space.take(40)).contains(new Span(1060, 40));
    assertThat(space.take(1)).isEmpty();
  }
}
