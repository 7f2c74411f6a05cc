package palimpsest.impl.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceSink;

/// Marks as a set of entries, and the order of steps by which no change is lost.
final class ChangeMarksProperties {
  static final int ENTRIES = 200;
  private static final int STRUCTURE = 5;
  private static final int WORD = 32;
  private static final int LAST = ChangeMarks.STRUCTURES_MAX - 1;

  private final AdapterMemory memory =
      new AdapterMemory(AdapterConfiguration.small().withPorts(ENTRIES, 1 << 16).memoryMap());
  private final ControlBlock control = new ControlBlock(memory);
  private final ChangeMarks marks = new ChangeMarks(memory, control, ENTRIES);
  private final Actor nobody = new Actor("nobody", TraceSink.NONE);

  @AfterProperty
  void close() {
    memory.close();
  }

  private void track(int... structures) {
    long tracked = 0;
    for (int structure : structures) {
      tracked |= 1L << structure;
    }
    marks.track(tracked, nobody);
  }

  @Property
  void marksAreASetOfEntries(
      @ForAll @IntRange(min = 1, max = ENTRIES) int entries,
      @ForAll @Size(max = 60) List<@IntRange(min = -ENTRIES, max = ENTRIES - 1) Integer> steps) {
    track(STRUCTURE, STRUCTURE + 1);
    marks.markAll(STRUCTURE, entries, nobody);
    BitSet expected = new BitSet();
    expected.set(0, entries);
    for (int step : steps) {
      int entry = (step < 0 ? -step - 1 : step) % entries;
      if (step < 0) {
        marks.clear(STRUCTURE, entry, nobody);
        expected.clear(entry);
      } else {
        marks.mark(STRUCTURE, entry, nobody);
        expected.set(entry);
      }
    }
    assertThat(marks.count(STRUCTURE, entries, nobody)).isEqualTo(expected.cardinality());
    for (int entry = 0; entry < entries; entry++) {
      assertThat(marks.isMarked(STRUCTURE, entry)).isEqualTo(expected.get(entry));
      int next = expected.nextSetBit(entry);
      assertThat(marks.seek(STRUCTURE, entry, nobody))
          .isEqualTo(next < ChangeMarks.behindWord(entry) ? next : -1);
      assertThat(marks.seekAll(STRUCTURE, entry, entries, nobody)).isEqualTo(next);
    }
    assertThat(marks.count(STRUCTURE - 1, ENTRIES, nobody)).as("of another structure").isZero();
    assertThat(marks.count(STRUCTURE + 1, ENTRIES, nobody)).as("of another structure").isZero();
  }

  @Property
  void allAreMarkedAndWhatWasMarkedBeforeIsForgotten(
      @ForAll @IntRange(min = 1, max = ENTRIES) int before,
      @ForAll @IntRange(min = 1, max = ENTRIES) int entries) {
    marks.markAll(STRUCTURE, before, nobody);
    marks.markAll(STRUCTURE, entries, nobody);
    assertThat(marks.count(STRUCTURE, ENTRIES, nobody)).isEqualTo(entries);
  }

  @Example
  void aStructureThatIsNotTrackedIsNotMarked() {
    track(STRUCTURE + 1);
    marks.mark(STRUCTURE, 3, nobody);
    assertThat(marks.isMarked(STRUCTURE, 3)).isFalse();
    track();
    marks.mark(STRUCTURE + 1, 3, nobody);
    assertThat(marks.isMarked(STRUCTURE + 1, 3)).isFalse();
    assertThat(marks.isTracking()).isFalse();
  }

  @Example
  void theLastStructureHasMarksOfItsOwn() {
    track(LAST);
    marks.markAll(LAST, ENTRIES, nobody);
    marks.clear(LAST, ENTRIES - 1, nobody);
    assertThat(marks.count(LAST, ENTRIES, nobody)).isEqualTo(ENTRIES - 1);
    assertThat(marks.count(LAST - 1, ENTRIES, nobody)).isZero();
  }

  @Example
  void markingAStructureAnewLeavesTheNextOneAlone() {
    marks.markAll(STRUCTURE + 1, ENTRIES, nobody);
    marks.markAll(STRUCTURE, 1, nobody);
    assertThat(marks.count(STRUCTURE + 1, ENTRIES, nobody)).isEqualTo(ENTRIES);
  }

  @Example
  void onlyTheEntriesAskedForAreCounted() {
    marks.markAll(STRUCTURE, 2 * WORD, nobody);
    assertThat(marks.count(STRUCTURE, WORD, nobody)).isEqualTo(WORD);
  }

  @Example
  void noTwoStructuresShareAWord() {
    for (int structure = 0; structure <= LAST; structure++) {
      marks.markAll(structure, 1 + structure * 6, nobody);
    }
    for (int structure = 0; structure <= LAST; structure++) {
      assertThat(marks.count(structure, ENTRIES, nobody)).isEqualTo(1 + structure * 6);
    }
  }

  @Example
  void eachStructureTakesAWordForSoManyEntries() {
    assertThat(ChangeMarks.sizeBytes(1, WORD)).isEqualTo(8);
    assertThat(ChangeMarks.sizeBytes(1, WORD + 1)).isEqualTo(16);
    assertThat(ChangeMarks.sizeBytes(LAST + 1, ENTRIES)).isEqualTo(32 * 7 * 8);
  }

  @Example
  void theTraceIsToldOfEachWordAtTheVersionItHasThen() {
    List<TraceEvent> events = new ArrayList<>();
    Actor actor = new Actor("update", events::add);
    marks.markAll(STRUCTURE, WORD + 8, actor);
    actor.took("StartTracking", List.of());
    track(STRUCTURE);
    marks.mark(STRUCTURE, WORD + 3, actor);
    actor.took("MarkEntry", List.of());
    marks.clear(STRUCTURE, WORD + 3, actor);
    actor.took("ClearMark", List.of());
    marks.seek(STRUCTURE, WORD + 1, actor);
    actor.took("SeekMark", List.of());
    marks.count(STRUCTURE, WORD + 8, actor);
    actor.took("CountMarks", List.of());
    assertThat(events.getFirst().accesses()).as("all words").hasSize(7);
    assertThat(events.stream().skip(1).map(TraceEvent::accesses))
        .containsExactly(
            List.of(new Access("tracking", 1, false), new Access("marks-5-1", 2, true)),
            List.of(new Access("marks-5-1", 3, true)),
            List.of(new Access("marks-5-1", 3, false)),
            List.of(new Access("marks-5-0", 1, false), new Access("marks-5-1", 3, false)));
  }

  // ---------------------------------------------------------------- write-mark, clear-read

  /// One actor changes an entry some times, each time in the given order of its two steps; the
  /// other starts tracking, and then clears and reads whatever is marked.
  private final class World {
    private final List<Runnable> changes = new ArrayList<>();
    private final List<Runnable> conversion = new ArrayList<>();
    private int value;
    private int copy = -1;

    private World(boolean writeFirst, boolean clearFirst, int times) {
      for (int time = 0; time < times; time++) {
        Runnable write = () -> value++;
        Runnable mark = () -> marks.mark(STRUCTURE, 0, nobody);
        changes.addAll(writeFirst ? List.of(write, mark) : List.of(mark, write));
      }
      conversion.add(() -> marks.markAll(STRUCTURE, 1, nobody));
      conversion.add(() -> track(STRUCTURE));
      for (int round = 0; round < 2; round++) {
        Runnable clear = () -> marks.clear(STRUCTURE, 0, nobody);
        Runnable read = () -> copy = value;
        conversion.addAll(clearFirst ? List.of(clear, read) : List.of(read, clear));
      }
    }

    /// Whether the copy is what it should be, once all that is still marked is copied too.
    private boolean isKept(List<Boolean> order) {
      int changed = 0;
      int converted = 0;
      for (boolean change : order) {
        (change ? changes.get(changed++) : conversion.get(converted++)).run();
      }
      if (marks.isMarked(STRUCTURE, 0)) {
        copy = value;
      }
      return copy == value;
    }
  }

  private int lost(boolean writeFirst, boolean clearFirst) {
    int lost = 0;
    for (int times = 1; times <= 3; times++) {
      for (List<Boolean> order : orders(2 * times, 6)) {
        marks.track(0, nobody);
        marks.markAll(STRUCTURE, ENTRIES, nobody);
        marks.clear(STRUCTURE, 0, nobody);
        lost += new World(writeFirst, clearFirst, times).isKept(order) ? 0 : 1;
      }
    }
    return lost;
  }

  private static List<List<Boolean>> orders(int changes, int conversions) {
    if (changes == 0 && conversions == 0) {
      return List.of(List.of());
    }
    List<List<Boolean>> orders = new ArrayList<>();
    for (boolean change : List.of(true, false)) {
      if ((change ? changes : conversions) > 0) {
        List<List<Boolean>> rests =
            orders(change ? changes - 1 : changes, change ? conversions : conversions - 1);
        for (List<Boolean> rest : rests) {
          List<Boolean> order = new ArrayList<>(List.of(change));
          order.addAll(rest);
          orders.add(order);
        }
      }
    }
    return orders;
  }

  @Example
  void inEveryOrderOfStepsNoChangeIsLost() {
    assertThat(lost(true, true)).isZero();
  }

  /// That the test above can fail at all.
  @Example
  void inTheOtherOrderOfEitherChangesAreLost() {
    assertThat(lost(false, true)).as("orders that lose when marks come first").isPositive();
    assertThat(lost(true, false)).as("orders that lose when reads come first").isPositive();
  }
}
