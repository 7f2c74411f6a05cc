package palimpsest.properties.subject;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageFormat;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.PageRights;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.TableRoot;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.Words;
import palimpsest.model.release.Version;

/// Which images' blocks lie in memory, told by their bytes; and what names images there.
final class Blocks {
  /// Where a header says how large its image is, big-endian.
  private static final long IMAGE_SIZE_OFFSET = 16;

  private final World world;
  private final AdapterMemory memory;
  private final Map<Digest, String> byDigest = new HashMap<>();
  private final Map<Version, String> byVersion = new HashMap<>();
  private final List<String> names;
  private final int blockPages;
  private final Map<Region, Labels> labels = new EnumMap<>(Region.class);
  private final Map<Page, Handover> handovers = new HashMap<>();

  /// Where images have their data segments.
  private final BitSet dataPlaces = new BitSet();

  private @Nullable Seals seals;

  /// What is sealed, as long as the rights are the same.
  private record Seals(PageRights rights, boolean buffer, boolean window) {}

  /// The blocks of a region, as long as its pages are the same.
  private record Labels(long changes, Row<String> blocks) {}

  Blocks(World world) {
    this.world = world;
    memory = world.adapter().memory();
    names = List.copyOf(world.constants().images().keySet());
    blockPages = world.images().blockBytes() / MemoryMap.PAGE_BYTES;
    for (ExploredImage image : world.images().all()) {
      byDigest.put(image.header().digest(), image.name());
      byVersion.put(image.header().release().version(), image.name());
      Section data = image.header().sections().data();
      dataPlaces.set(WrittenPages.page(data.offset()), WrittenPages.page(data.endOffset()));
    }
  }

  /// The blocks of the window, each of an image, of none, or damaged.
  Row<String> window() {
    return blocks(Region.WINDOW, world.constants().windowBlocks());
  }

  /// The blocks of the saved image: as many as its header says. What lies behind them is free.
  Row<String> saved() {
    long sizeBytes =
        Long.reverseBytes(memory.readWord(memory.span(Region.SAVED).base() + IMAGE_SIZE_OFFSET));
    return blocks(Region.SAVED, (int) (sizeBytes / world.images().blockBytes()));
  }

  /// The blocks in the buffer, up to the first that is blank: a buffer that is returned is cleared.
  Row<String> buffer() {
    Row<String> all = blocks(Region.BUFFER, world.constants().windowBlocks());
    int size = 0;
    while (size < all.size() && !all.at(size + 1).equals(Words.NO_IMAGE)) {
      size++;
    }
    return all.first(size);
  }

  private Row<String> blocks(Region region, int count) {
    long changes = world.pages().changes(region);
    Labels known = labels.get(region);
    if (known == null || known.changes != changes || known.blocks.size() != count) {
      known = new Labels(changes, labelled(region, count));
      labels.put(region, known);
    }
    return known.blocks;
  }

  private Row<String> labelled(Region region, int count) {
    int first = WrittenPages.page(memory.span(region).base());
    return Row.each(count, block -> block(first, (block - 1) * blockPages));
  }

  /// @param first the region's first page
  /// @param place of the block's first page in its image
  private String block(int first, int place) {
    long images = -1;
    boolean isBlank = true;
    for (int page = place; page < place + blockPages; page++) {
      ImagePage content = world.pages().image(first + page);
      if (content.isDamaged()) {
        return Words.DAMAGED;
      }
      isBlank &= content.isZero();
      images &= content.imagesAt(page);
    }
    if (isBlank) {
      return Words.NO_IMAGE;
    }
    if (Long.bitCount(images) != 1) {
      throw new Impossible(
          "a block is one image's, none's or damaged: page=" + (first + place) + " of=" + images);
    }
    return names.get(Long.numberOfTrailingZeros(images));
  }

  void spoilBuffer(int block) {
    spoil(Region.BUFFER, block);
  }

  void spoilWindow(int block) {
    spoil(Region.WINDOW, block);
  }

  private void spoil(Region region, int block) {
    int first = WrittenPages.page(memory.span(region).base()) + (block - 1) * blockPages;
    world.pages().damage(first + blockPages / 2);
  }

  /// Whether what is in the buffer changes no more, except that an image's data segment is open for
  /// the roots of its tables.
  boolean isBufferSealed() {
    return seals().buffer;
  }

  /// Whether nothing in the window changes.
  boolean isWindowSealed() {
    return seals().window;
  }

  @SuppressWarnings("ReferenceEquality") // equal rights may be looked at once more
  private Seals seals() {
    PageRights rights = memory.rights();
    if (seals == null || seals.rights != rights) {
      seals = new Seals(rights, isBufferSealed(rights), sealed(rights, Region.WINDOW).isAll());
    }
    return seals;
  }

  private boolean isBufferSealed(PageRights rights) {
    Sealed buffer = sealed(rights, Region.BUFFER);
    if (buffer.isNone()) {
      return false;
    }
    BitSet open = new BitSet();
    open.set(0, buffer.pages);
    open.andNot(buffer.sealed);
    open.andNot(dataPlaces);
    if (!open.isEmpty()) {
      throw new Impossible("a buffer that is sealed is open for roots alone: pages=" + open);
    }
    return true;
  }

  /// Which pages of a region are sealed, counted from its first.
  private record Sealed(int pages, BitSet sealed) {
    boolean isAll() {
      return sealed.cardinality() == pages;
    }

    boolean isNone() {
      return sealed.isEmpty();
    }
  }

  private Sealed sealed(PageRights rights, Region region) {
    int first = WrittenPages.page(memory.span(region).base());
    int pages = WrittenPages.page(memory.span(region).sizeBytes());
    BitSet sealed = new BitSet();
    for (int page = 0; page < pages; page++) {
      sealed.set(page, rights.isSealed(first + page));
    }
    return new Sealed(pages, sealed);
  }

  /// The image whose code is entered, by the digest in the control block.
  String running() {
    Digest digest = world.adapter().control().digest();
    String name = byDigest.get(digest);
    if (name == null || !digest.equals(world.adapter().running().image().digest())) {
      throw new Impossible("the code that runs is that of the digest in memory: digest=" + digest);
    }
    return name;
  }

  /// The image of a version.
  String name(Version version) {
    String name = byVersion.get(version);
    if (name == null) {
      throw new Impossible("a version is an image's: version=" + version);
    }
    return name;
  }

  Handover handover() {
    if (HandoverBlock.isEmpty(memory)) {
      return Handover.NONE;
    }
    Page first = world.pages().page(WrittenPages.page(memory.span(Region.HANDOVER).base()));
    return handovers.computeIfAbsent(first, _ -> readHandover());
  }

  private Handover readHandover() {
    palimpsest.impl.handover.Handover handover = HandoverBlock.read(memory);
    return new Handover(name(handover.oldVersion()), name(handover.newVersion()));
  }

  /// The place of the table that the data segment of an image points to: 1 or 2, or 0 for none.
  ///
  /// @param region where the image lies
  int root(String name, Region region) {
    Section data = world.images().image(name).header().sections().data();
    Span segment = new Span(memory.span(region).base() + data.offset(), ImageFormat.PAGE_BYTES);
    long address = TableRoot.read(memory.view(segment), 0).address();
    for (int place = 1; place <= 2; place++) {
      if (address == world.entryAddress(place, 1)) {
        return place;
      }
    }
    if (address != 0) {
      throw new Impossible("a table has one of two places: address=" + address);
    }
    return 0;
  }
}
