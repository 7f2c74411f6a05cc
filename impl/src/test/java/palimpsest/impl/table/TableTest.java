package palimpsest.impl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// A table of entries, and the pointer to it.
class TableTest {
  private final AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap());
  private final long base = memory.span(Region.TABLES).base();
  private final Table table = new Table(memory, base, 24, 3);

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void entriesLieSideBySide() {
    assertThat(table.span()).isEqualTo(new Span(base, 72));
    assertThat(table.entry(0)).isEqualTo(new Span(base, 24));
    assertThat(table.entry(2)).isEqualTo(new Span(base + 48, 24));
    assertThat(table.view(1).byteSize()).isEqualTo(24);
    for (int entry : new int[] {-1, 3}) {
      assertThatThrownBy(() -> table.entry(entry))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("an entry lies in its table: entry=" + entry + " entries=3");
    }
  }

  @Test
  void aHeaderSaysWhetherTheEntryIsThereAndCountsItsChanges() {
    long header = 0;
    for (int change = 1; change <= 5; change++) {
      boolean present = change % 2 == 1;
      header = Table.nextHeader(header, present);
      memory.writeVolatile(table.entry(1).base(), header);
      assertThat(table.header(1)).isEqualTo(header);
      assertThat(table.isPresent(1)).isEqualTo(present);
      assertThat(Table.changes(header)).isEqualTo(change);
    }
    assertThat(table.isPresent(0)).isFalse();
    assertThat(table.isPresent(2)).isFalse();
  }

  @Test
  void aRootLeadsBackToItsTableAndLeavesOthersAlone() {
    MemorySegment data = MemorySegment.ofArray(new byte[200]);
    TableRoot root = TableRoot.of(table);
    root.write(data, 1);
    new TableRoot(1, 2, 3).write(data, 2);
    assertThat(TableRoot.read(data, 1)).isEqualTo(root);
    assertThat(TableRoot.read(data, 1).table(memory)).isEqualTo(table);
    assertThat(TableRoot.read(data, 0)).isEqualTo(new TableRoot(0, 0, 0));
    assertThat(TableRoot.read(data, 2)).isEqualTo(new TableRoot(1, 2, 3));
  }
}
