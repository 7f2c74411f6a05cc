package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Where the classes lie in a run-time segment or a bootstrap section. Places count from the
/// section's first byte, so that a class can be defined from there without a copy.
///
/// ```
///   u16, UTF-8   binary name of the class by which the section is entered
///   u32          number of classes, then for each, in ascending order of names
///     u16, UTF-8   binary name
///     u32          size in bytes
///     ...          class file
///   u32          size of the filling in bytes
///   ...          filling: what brings a run-time segment to the size of a real one
///   ...          in a bootstrap section: payloads for companion modules, which the header lists
///   ...          zeros up to a multiple of a page
/// ```
public record ClassBundle(String entry, SortedMap<String, Section> classes, Section filling) {
  public ClassBundle {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
  }

  /// Reads the bundle at the start of a section.
  ///
  /// @throws MalformedImageException if there is none; nothing else, whatever the bytes are
  public static ClassBundle read(MemorySegment section) {
    Section all = new Section(0, section.byteSize());
    ByteReader in =
        new ByteReader(new ByteReader.Area("class bundle", all, Defect.MALFORMED_SECTION), section);
    String entry = in.string();
    SortedMap<String, Section> classes = readClasses(in);
    if (!classes.containsKey(entry)) {
      throw in.malformed("the entry is one of the classes: entry='" + entry + "'");
    }
    return new ClassBundle(entry, classes, in.skip(in.u32()));
  }

  public Optional<Section> place(String className) {
    return Optional.ofNullable(classes.get(className));
  }

  /// The size of the bundle, its filling included.
  public long sizeBytes() {
    return filling.endOffset();
  }

  static void write(ByteWriter out, ClassSet set, Bytes filling) {
    out.string(set.entry());
    out.u32(set.classes().size());
    for (ClassBytes each : set.classes()) {
      out.string(each.name());
      out.u32(each.bytes().sizeBytes());
      out.bytes(each.bytes());
    }
    out.u32(filling.sizeBytes());
    out.bytes(filling);
  }

  /// Bytes that no two releases share, and that are the same in each build of one.
  static Bytes filling(String releaseName, int sizeBytes) {
    byte[] filling = new byte[sizeBytes];
    new SplittableRandom(Checksums.crc32c(releaseName)).nextBytes(filling);
    return Bytes.of(filling);
  }

  private static SortedMap<String, Section> readClasses(ByteReader in) {
    SortedMap<String, Section> classes = new TreeMap<>();
    long count = in.u32();
    for (long index = 0; index < count; index++) {
      String name = in.string();
      if (!classes.isEmpty() && classes.lastKey().compareTo(name) >= 0) {
        throw in.malformed("class names ascend: name='" + name + "'");
      }
      long sizeBytes = in.u32();
      if (name.isEmpty() || sizeBytes == 0) {
        throw in.malformed("a class has a name and bytes: name='" + name + "'");
      }
      classes.put(name, in.skip(sizeBytes));
    }
    return classes;
  }
}
