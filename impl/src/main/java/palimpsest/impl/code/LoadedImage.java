package palimpsest.impl.code;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import palimpsest.impl.image.DataSegmentFormat;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.table.TableRoot;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// An image as it lies in memory, at a base address: its header, and its data segment's tables.
///
/// The header is read once, as its bytes are sealed; table roots are read from memory each time.
public record LoadedImage(
    AdapterMemory memory, long base, ImageHeader header, List<EntryLayout> layouts) {
  public LoadedImage {
    layouts = List.copyOf(layouts);
  }

  /// Follows a pointer to an image whose header was checked before (HND-6).
  public static LoadedImage at(AdapterMemory memory, Span image) {
    ImageHeader header = ImageReader.header(memory.view(image));
    return new LoadedImage(
        memory,
        image.base(),
        header,
        header.release().structures().stream().map(EntryLayout::of).toList());
  }

  /// The same image at another address, after it was copied there.
  public LoadedImage movedTo(long newBase) {
    return new LoadedImage(memory, newBase, header, layouts);
  }

  public Span span() {
    return new Span(base, header.imageSizeBytes());
  }

  public Span span(Section section) {
    return new Span(base + section.offset(), section.sizeBytes());
  }

  public Release release() {
    return header.release();
  }

  public Version version() {
    return header.release().version();
  }

  public Digest digest() {
    return header.digest();
  }

  /// The version in which the persistent data originated: that of the first image after a cold
  /// start.
  public Version origin() {
    return DataSegmentFormat.readOrigin(dataSegment());
  }

  public Table table(int structure) {
    return TableRoot.read(dataSegment(), structure).table(memory);
  }

  /// Where the tables lie, in the order of their structures.
  public List<Span> tableSpans() {
    return IntStream.range(0, layouts.size()).mapToObj(index -> table(index).span()).toList();
  }

  /// The place of a structure in the header, or -1.
  public int structure(String name) {
    for (int index = 0; index < layouts.size(); index++) {
      if (layouts.get(index).structure().equals(name)) {
        return index;
      }
    }
    return -1;
  }

  private MemorySegment dataSegment() {
    return memory.view(span(header.sections().data()));
  }
}
