package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.adapter.ColdStart;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.SectionOrder;
import palimpsest.impl.io.Response;
import palimpsest.impl.memory.PageRights;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.PoweredDevice;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadFault;

/// A real adapter with storage for the constants of a model of fastload: its first image is
/// installed, and runs.
final class StoredWorld implements AutoCloseable {
  /// The number by which the adapter is told from others.
  static final long OWN = 17;

  static final long FOREIGN = 18;

  /// What lies in memory that was without power.
  static final long GARBAGE = 0xA5A5_A5A5_A5A5_A5A5L;

  private static final byte GARBAGE_BYTE = (byte) GARBAGE;

  /// Images end with different sections, so that no block of one is another one's.
  private static final List<SectionOrder> ORDERS =
      List.of(SectionOrder.BOOTSTRAP_DATA_TEXT, SectionOrder.DATA_TEXT_BOOTSTRAP);

  private static final Substitutes INITIALIZING =
      new Substitutes() {
        @Override
        public String bootstrap(boolean copies) {
          return "InitializingBootstrap";
        }
      };

  private final FastloadConstants constants;
  private final ExploredImages images;
  private final HeldSource source;
  private final Power power = new Power();
  private final HeldCells cells = new HeldCells(Storage.ROWS, power);
  private final HeldSlots slots;
  private final Storage storage;
  private final Adapter adapter;
  private final Pages pages;
  private final Page[] lostPages;
  private final PageRights lostRights;
  private Optional<Response> answer = Optional.empty();

  /// @throws IllegalArgumentException if copies are spoilt of images of several blocks, which are
  ///     restored in as many steps
  StoredWorld(FastloadConstants constants, Substitutes substitutes) {
    if (constants.faults().contains(FastloadFault.BLOCK) && constants.blocks() > 1) {
      throw new IllegalArgumentException(
          "an image of one block is restored in one step: blocks=" + constants.blocks());
    }
    this.constants = constants;
    Constants updates = updates(constants);
    images = new ExploredImages(updates, new SessionLayouts(updates), INITIALIZING, ORDERS);
    source = new HeldSource(images.blockBytes());
    ExploredImage first = images.image(constants.firstImage());
    slots = new HeldSlots(slotsSize());
    storage =
        Storage.of(
            OWN,
            substitutes.memory(cells),
            substitutes.device(new PoweredDevice(slots, power)),
            new StartSettings(
                constants.triesMax(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    WrittenPages written = new WrittenPages();
    adapter =
        new Adapter(
            configuration(),
            new Surrounding(updates, first.header().release()).surroundings().with(storage),
            response -> answer = Optional.of(response),
            written,
            new KnownClasses());
    lostRights = adapter.memory().rights();
    adapter.memory().fill(adapter.memory().span(Region.TABLES), GARBAGE_BYTE);
    pages = new Pages(adapter.memory(), new ImagePages(images.all()), written);
    lostPages = pages.capture();
    adapter.memory().fill(adapter.memory().span(Region.TABLES), (byte) 0);
    MemorySegment bytes = MemorySegment.ofArray(first.bytes());
    check(storage.install(bytes), "the first image is installed");
    check(new ColdStart(adapter).start(bytes), "the first image starts");
  }

  private static void check(Optional<String> failure, String rule) {
    if (failure.isPresent()) {
      throw new IllegalStateException(rule + ": " + failure.get());
    }
  }

  /// What the images are to those who update them: of one layout and one size, and permitted in
  /// whatever order.
  private static Constants updates(FastloadConstants constants) {
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    SortedMap<String, Set<String>> paths = new TreeMap<>();
    constants
        .images()
        .forEach(
            (name, image) -> {
              images.put(name, image(image));
              paths.put(name, constants.images().keySet());
            });
    return new Constants(
        constants.ports(),
        1,
        images,
        constants.firstImage(),
        paths,
        EnumSet.of(Request.Kind.LOGIN, Request.Kind.LOGOUT),
        Numbers.upTo(1),
        2,
        1,
        Row.empty(),
        new TreeMap<>(),
        1,
        0,
        1,
        Set.of(),
        0,
        Numbers.NONE);
  }

  private static Image image(FastloadConstants.Image image) {
    return new Image(
        image.version(),
        1,
        Numbers.upTo(1),
        1,
        image.signed(),
        true,
        new TreeSet<>(),
        new TreeSet<>(),
        Row.empty(),
        Set.of(Row.empty()));
  }

  /// An image takes all blocks of a slot.
  private DeviceSize slotsSize() {
    int storedBytes = images.blockBytes() + Long.BYTES;
    int eachBytes = 2 * Integer.highestOneBit((storedBytes - 1) / constants.blocks());
    if (Math.ceilDiv(storedBytes, eachBytes) != constants.blocks()) {
      throw new IllegalArgumentException(
          "an image takes all blocks of a slot: blocks=" + constants.blocks());
    }
    return new DeviceSize(eachBytes, 2L * constants.blocks());
  }

  private AdapterConfiguration configuration() {
    return new AdapterConfiguration(
        constants.ports(),
        1,
        images.blockBytes(),
        SessionLayouts.entryBytes() * constants.ports(),
        blockEnd(1),
        1,
        0,
        constants.ports() + 1);
  }

  /// Where a block of an image ends: of one that is copied as of one that is loaded, so a slot's
  /// blocks and the window's are the same, but for the length ahead of the first.
  int blockEnd(int block) {
    return Math.min(images.blockBytes(), block * slots.blockBytes() - Long.BYTES);
  }

  FastloadConstants constants() {
    return constants;
  }

  ExploredImages images() {
    return images;
  }

  HeldSource source() {
    return source;
  }

  Power power() {
    return power;
  }

  HeldCells cells() {
    return cells;
  }

  HeldSlots slots() {
    return slots;
  }

  Storage storage() {
    return storage;
  }

  Adapter adapter() {
    return adapter;
  }

  Pages pages() {
    return pages;
  }

  /// How the first image came to run.
  StartStage.Started installed() {
    ImageHeader first = images.image(constants.firstImage()).header();
    return new StartStage.Started(
        new StartReport(
            false,
            storage.records().read().orElseThrow().confirmed(),
            false,
            first.release().version(),
            first.digest(),
            Duration.ZERO,
            List.of()));
  }

  /// The response that the adapter gave since the last one was taken.
  Response takeAnswer() {
    Response response = answer.orElseThrow(() -> new Impossible("a request that ends is answered"));
    answer = Optional.empty();
    return response;
  }

  /// All that is volatile is what it is where power comes back.
  void forget() {
    pages.restore(lostPages);
    adapter.memory().restore(lostRights);
    adapter.halt();
  }

  /// Where the login of a port lies, counted from 1.
  long entryAddress(int port) {
    return adapter.memory().span(Region.TABLES).base() + (port - 1) * SessionLayouts.entryBytes();
  }

  @Override
  public void close() {
    adapter.close();
  }
}
