package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.image.ImageFormat;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.Table;
import palimpsest.impl.table.TableRoot;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Login;
import palimpsest.model.machine.fastload.FastloadState.Memory;

/// Volatile memory, in the words of the specification: read from its bytes.
final class VolatileAbstraction {
  /// In a data segment, the words that change while the image runs: the origin, and the root of the
  /// one table.
  private static final int CHANGING = Long.BYTES;

  private static final int BEHIND_CHANGING = 7 * Long.BYTES;

  private final StoredWorld world;
  private final DurableAbstraction durable;
  private final Adapter adapter;

  /// The blocks of windows that were met, by their pages.
  private final Map<List<ImagePage>, Row<String>> windows = new HashMap<>();

  VolatileAbstraction(StoredWorld world, DurableAbstraction durable) {
    this.world = world;
    this.durable = durable;
    adapter = world.adapter();
  }

  Memory memory() {
    return new Memory(
        Row.each(world.constants().ports(), this::login), running(), window(), witness());
  }

  private Login login(int port) {
    long header = adapter.memory().readWord(world.entryAddress(port));
    if (header == StoredWorld.GARBAGE) {
      return Login.LOST;
    }
    return Table.isPresent(header) ? Login.IN : Login.OUT;
  }

  /// The image whose code is entered; it keeps logins where they are looked for.
  private String running() {
    if (!adapter.isRunning()) {
      return FastloadState.NO_IMAGE;
    }
    String name = durable.image(adapter.control().digest());
    if (!name.equals(durable.image(adapter.running().image().digest()))) {
      throw new Impossible("the code that runs is that of the digest in memory: image=" + name);
    }
    if (adapter.gate().isOpen()) {
      checkServing(name);
    }
    return name;
  }

  private void checkServing(String name) {
    Section data = world.images().image(name).header().sections().data();
    Span segment = new Span(adapter.windowBase() + data.offset(), ImageFormat.PAGE_BYTES);
    if (TableRoot.read(adapter.memory().view(segment), 0).address() != world.entryAddress(1)) {
      throw new Impossible("the image that runs has its table where logins are: image=" + name);
    }
    adapter.enterableCode();
  }

  /// The blocks of the window, each of an image, of none, or damaged.
  Row<String> window() {
    Span span = adapter.memory().span(Region.WINDOW);
    List<ImagePage> pages = new ArrayList<>();
    for (int page = WrittenPages.page(span.base()); page < WrittenPages.page(span.end()); page++) {
      pages.add(world.pages().image(page));
    }
    return windows.computeIfAbsent(
        pages, _ -> Row.each(world.constants().blocks(), block -> label(pages, block)));
  }

  private String label(List<ImagePage> pages, int block) {
    int from = block == 1 ? 0 : world.blockEnd(block - 1);
    int to = world.blockEnd(block);
    MemorySegment bytes = adapter.memory().view(adapter.memory().span(Region.WINDOW));
    for (ExploredImage image : world.images().all()) {
      if (isOf(image, bytes, from, to)) {
        return image.name();
      }
    }
    if (isBlank(bytes.asSlice(from, (long) to - from))) {
      return FastloadState.NO_IMAGE;
    }
    if (pages.subList(WrittenPages.page(from), WrittenPages.page(to - 1) + 1).stream()
        .anyMatch(ImagePage::isDamaged)) {
      return FastloadState.DAMAGED;
    }
    throw new Impossible("a block is one image's, none's or damaged: block=" + block);
  }

  private static boolean isBlank(MemorySegment bytes) {
    return bytes.mismatch(MemorySegment.ofArray(new byte[(int) bytes.byteSize()])) < 0;
  }

  private static boolean isOf(ExploredImage image, MemorySegment bytes, int from, int to) {
    Section data = image.header().sections().data();
    int changing = Math.clamp(data.offset() + CHANGING, from, to);
    int behind = Math.clamp(data.offset() + BEHIND_CHANGING, from, to);
    MemorySegment own = MemorySegment.ofArray(image.bytes());
    return MemorySegment.mismatch(own, from, changing, bytes, from, changing) < 0
        && MemorySegment.mismatch(own, behind, to, bytes, behind, to) < 0;
  }

  /// One of an epoch earlier than the last opens nothing any more, and counts as none.
  private int witness() {
    long word = adapter.control().witness();
    long epoch = durable.current().epoch();
    for (long each = epoch; each >= epoch - 1; each--) {
      if (word == world.storage().witness(each)) {
        return durable.epoch(each) + 1;
      }
    }
    return 0;
  }
}
