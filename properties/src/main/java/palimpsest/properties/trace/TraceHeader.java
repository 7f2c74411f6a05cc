package palimpsest.properties.trace;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import palimpsest.model.machine.Words;
import palimpsest.model.machine.fastload.FastloadState;

/// A trace's first line: the adapter's sizes, the images that run in it, and how it was when the
/// trace began, with no update and no worker under way.
///
/// @param marksPerWord entries whose marks are in one word
/// @param blockBytes the overlay goes by blocks of this size
/// @param restMax marks that may be left to the pause
/// @param roundsMax rounds of conversion
/// @param sessions the structure whose entry at a port is the port's session
/// @param running the name of the image that runs at first
/// @param modules companion modules and the versions that they have at first
/// @param versions of locations that do not begin with 0
/// @param storage of an adapter that has some, so that its updates are by fastload
///
/// Refused with an `IllegalArgumentException`: where the parts contradict each other
public record TraceHeader(
    int ports,
    int workers,
    int marksPerWord,
    int blockBytes,
    long windowBytes,
    int restMax,
    int roundsMax,
    String sessions,
    String running,
    SequencedMap<String, String> modules,
    List<ImageInfo> images,
    SortedMap<String, Long> versions,
    Optional<StorageInfo> storage) {
  public static final String FORMAT = "palimpsest-trace";

  /// The first version, and the one that knows storage besides.
  public static final int VERSION = 1;

  public static final int STORAGE_VERSION = 2;

  /// As many as the reference machine tells apart.
  static final int WORKERS_MAX = 30;

  private static final Pattern VERSION_NUMBERS = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){0,7}");

  private static final int PORTS_MAX = 1 << 16;
  private static final int BLOCKS_MAX = 1 << 16;
  private static final int ENTRIES_MAX = 1 << 20;

  /// What the reference machine calls no image, a damaged one, and one that is not known yet.
  private static final List<String> RESERVED =
      List.of(Words.NO_IMAGE, Words.DAMAGED, PairConstants.UNKNOWN.name());

  public TraceHeader {
    modules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(modules));
    images = List.copyOf(images);
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    check("ports", ports, PORTS_MAX);
    check("workers", workers, WORKERS_MAX);
    check("marksPerWord", marksPerWord, 64);
    check("blockBytes", blockBytes, Integer.MAX_VALUE);
    check("windowBytes", windowBytes, Long.MAX_VALUE);
    check("restMax", restMax + 1L, Integer.MAX_VALUE);
    check("roundsMax", roundsMax, Integer.MAX_VALUE);
    checkDistinct("an image", images, ImageInfo::name);
    check("windowBytes/blockBytes", blocks(windowBytes, blockBytes), BLOCKS_MAX);
    for (ImageInfo image : images) {
      check("bytes/blockBytes", blocks(image.bytes(), blockBytes), BLOCKS_MAX);
      if (RESERVED.contains(image.name())) {
        throw new IllegalArgumentException(
            "an image has a name that is not taken: name=" + image.name() + " taken=" + RESERVED);
      }
    }
    if (images.stream().noneMatch(image -> image.name().equals(running))) {
      throw new IllegalArgumentException("the image that runs is one of them: running=" + running);
    }
    for (ImageInfo image : images) {
      if (image.structure(sessions).isEmpty()) {
        throw new IllegalArgumentException(
            "each image has the structure of sessions: image="
                + image.name()
                + " structure="
                + sessions);
      }
      long most = image.name().equals(running) ? windowBytes : Long.MAX_VALUE;
      check("bytes of the image that runs", image.bytes(), most);
    }
    checkLayouts(images);
    if (storage.isPresent()) {
      images.forEach(TraceHeader::checkStored);
    }
  }

  /// Boot records compare versions.
  private static void checkStored(ImageInfo image) {
    if (image.name().equals(FastloadState.TORN)
        || !VERSION_NUMBERS.matcher(image.version()).matches()) {
      throw new IllegalArgumentException(
          "an image that is stored is not called torn, and has a version of numbers with dots"
              + " between them: name="
              + image.name()
              + " version="
              + image.version());
    }
  }

  /// The format's version that has all that the header says.
  public int formatVersion() {
    return storage.isPresent() ? STORAGE_VERSION : VERSION;
  }

  /// An image as it declares itself.
  ///
  /// @param version as hosts are told by which one they were served
  /// @param modules what it needs of companion modules
  /// @param refuses the names of images that it does not take over from; empty where that is not
  ///     known
  public record ImageInfo(
      String name,
      String version,
      long bytes,
      List<StructureInfo> structures,
      SequencedMap<String, ModuleInfo> modules,
      Optional<Set<String>> refuses) {
    public ImageInfo {
      structures = List.copyOf(structures);
      modules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(modules));
      refuses = refuses.map(Set::copyOf);
      check("bytes", bytes, Long.MAX_VALUE);
      checkDistinct("a structure", structures, StructureInfo::name);
      if (!structures.isEmpty()) {
        check(
            "entries of an image",
            structures.stream().mapToLong(StructureInfo::entries).sum(),
            ENTRIES_MAX);
      }
    }

    public Optional<StructureInfo> structure(String structure) {
      return structures.stream().filter(each -> each.name().equals(structure)).findFirst();
    }
  }

  /// A persistent structure of an image; its marks are counted by its place among them.
  ///
  /// @param words of an entry besides its header
  /// @param layout a text that differs where the layouts of two structures of one name differ
  public record StructureInfo(String name, int entries, int words, String layout) {
    public StructureInfo {
      check("entries", entries, PORTS_MAX);
      check("words", words, PORTS_MAX);
    }
  }

  /// What an image needs of a companion module.
  ///
  /// @param runsWith the versions of it with which the image runs
  /// @param carries the version that the image brings
  /// @param needs the versions of other modules with which that one works
  public record ModuleInfo(
      List<String> runsWith, Optional<String> carries, SequencedMap<String, List<String>> needs) {
    public ModuleInfo {
      runsWith = List.copyOf(runsWith);
      needs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(needs));
    }
  }

  /// The image of that name.
  public Optional<ImageInfo> image(String name) {
    return images.stream().filter(image -> image.name().equals(name)).findFirst();
  }

  /// How many blocks so many bytes are.
  public int blocks(long bytes) {
    return Math.toIntExact(blocks(bytes, blockBytes));
  }

  private static long blocks(long bytes, int blockBytes) {
    return (bytes - 1) / blockBytes + 1;
  }

  private static void checkLayouts(List<ImageInfo> images) {
    Map<List<String>, Integer> words = new HashMap<>();
    for (ImageInfo image : images) {
      for (StructureInfo structure : image.structures()) {
        Integer other = words.put(List.of(structure.name(), structure.layout()), structure.words());
        if (other != null && other != structure.words()) {
          throw new IllegalArgumentException(
              "layouts that are called alike have as many words: structure="
                  + structure.name()
                  + " words="
                  + structure.words()
                  + " before="
                  + other);
        }
      }
    }
  }

  private static void check(String name, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "a size is in its bounds: " + name + "=" + value + " most=" + most);
    }
  }

  private static <T> void checkDistinct(String what, List<T> all, Function<T, String> name) {
    Set<String> names = new HashSet<>();
    for (T each : all) {
      if (!names.add(name.apply(each))) {
        throw new IllegalArgumentException(what + " is listed once: name=" + name.apply(each));
      }
    }
  }
}
