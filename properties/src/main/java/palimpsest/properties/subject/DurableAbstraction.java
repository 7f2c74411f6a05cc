package palimpsest.properties.subject;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadConstants;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.model.machine.fastload.FastloadState.Device;
import palimpsest.model.machine.fastload.Key;
import palimpsest.model.machine.fastload.RecordCopy;

/// What keeps its contents without power, in the words of the specification: read from the bytes of
/// rows and blocks, as their formats say.
///
/// The first record goes to the second row, and its number is 1; the specification counts from the
/// first copy, and from 0.
final class DurableAbstraction {
  private static final long RECORD_MAGIC = 0x50_4C_42_4F_4F_54_31_00L;
  private static final int RECORD_SEQUENCE = 8;
  private static final int RECORD_EPOCH = 16;
  private static final int RECORD_CONFIRMED = 24;
  private static final int RECORD_TRIAL = 28;
  private static final int RECORD_TRIES = 32;
  private static final int RECORD_COUNTER = 40;
  private static final int RECORD_CHECKSUM = 60;
  private static final long KEY_MAGIC = 0x50_4C_4B_45_59_31_00_00L;
  private static final int KEY_ADAPTER = 8;
  private static final int KEY_EPOCH = 16;
  private static final int KEY_DIGEST = 32;
  private static final int KEY_CHECKSUM = 68;
  private static final int KEY_BYTES = 72;

  private final StoredWorld world;
  private final FastloadConstants constants;
  private final Map<Digest, String> byDigest = new HashMap<>();
  private final Map<HeldSlots.Block, Row<String>> labels = new HashMap<>();

  /// A copy of the boot record that is whole.
  ///
  /// @param row that it lies in
  /// @param counter its first number: no two images are told apart by the others
  record Whole(
      int row, long sequence, int confirmed, int trial, int tries, int counter, long epoch) {
    private static final Whole NONE = new Whole(-1, 0, 0, 0, 0, 0, 0);
  }

  DurableAbstraction(StoredWorld world) {
    this.world = world;
    constants = world.constants();
    world.images().all().forEach(image -> byDigest.put(image.header().digest(), image.name()));
  }

  /// The image of a digest.
  String image(Digest digest) {
    String name = byDigest.get(digest);
    if (name == null) {
      throw new Impossible("a digest is an image's: digest=" + digest);
    }
    return name;
  }

  // ------------------------------------------------------------------------------- record

  /// The copy of the boot record that counts.
  Whole current() {
    Whole first = copy(0);
    Whole second = copy(1);
    Whole newer = first.sequence > second.sequence ? first : second;
    if (newer.row < 0) {
      throw new Impossible("a copy of the boot record is whole");
    }
    return newer;
  }

  private Whole copy(int number) {
    ByteBuffer row = world.cells().row(number);
    if (row.getLong(0) != RECORD_MAGIC
        || row.getInt(RECORD_CHECKSUM) != sum(row, RECORD_CHECKSUM)) {
      return Whole.NONE;
    }
    return new Whole(
        number,
        row.getLong(RECORD_SEQUENCE),
        row.getInt(RECORD_CONFIRMED),
        row.getInt(RECORD_TRIAL),
        row.getInt(RECORD_TRIES),
        row.getShort(RECORD_COUNTER),
        row.getLong(RECORD_EPOCH));
  }

  private static int sum(ByteBuffer row, int sizeBytes) {
    CRC32C crc = new CRC32C();
    crc.update(row.slice(0, sizeBytes));
    return (int) crc.getValue();
  }

  private RecordCopy recordCopy(int number) {
    Whole copy = copy(number);
    return copy.row < 0
        ? RecordCopy.NONE
        : new RecordCopy(
            true,
            (int) ((copy.sequence - 1) % constants.sequenceNumbers()),
            copy.confirmed,
            copy.trial,
            copy.tries,
            copy.counter,
            epoch(copy.epoch));
  }

  /// Epochs come round.
  int epoch(long counted) {
    return Math.floorMod(counted, constants.epochs());
  }

  // -------------------------------------------------------------------------------- slots

  Device device() {
    return new Device(Row.each(2, this::slot), Row.of(recordCopy(1), recordCopy(0)));
  }

  private Row<String> slot(int number) {
    return Row.each(
        constants.blocks(),
        block ->
            labels
                .computeIfAbsent(
                    world.slots().at((number - 1) * constants.blocks() + block - 1), this::labels)
                .at(block));
  }

  /// Of which image the content is, for each place in a slot.
  private Row<String> labels(HeldSlots.Block content) {
    return Row.each(constants.blocks(), block -> label(ByteBuffer.wrap(content.bytes()), block));
  }

  private String label(ByteBuffer content, int block) {
    if (content.equals(ByteBuffer.allocate(content.capacity()))) {
      return FastloadState.NO_IMAGE;
    }
    for (ExploredImage image : world.images().all()) {
      if (content.equals(stored(image, block))) {
        return image.name();
      }
    }
    return FastloadState.TORN;
  }

  /// A block of an image as it lies in a slot: the length first, then the bytes, then zeros.
  private ByteBuffer stored(ExploredImage image, int block) {
    ByteBuffer bytes = ByteBuffer.allocate(world.slots().blockBytes());
    if (block == 1) {
      bytes.putLong(image.bytes().length);
    }
    int from = block == 1 ? 0 : world.blockEnd(block - 1);
    return bytes.put(image.bytes(), from, world.blockEnd(block) - from).rewind();
  }

  // ---------------------------------------------------------------------------------- key

  Key key() {
    ByteBuffer row = world.cells().row(2).slice(0, KEY_BYTES);
    if (row.equals(ByteBuffer.allocate(KEY_BYTES))) {
      return Key.NONE;
    }
    if (row.getLong(0) != KEY_MAGIC || row.getInt(KEY_CHECKSUM) != sum(row, KEY_CHECKSUM)) {
      return Key.TORN;
    }
    byte[] digest = new byte[Digest.SIZE_BYTES];
    row.get(KEY_DIGEST, digest);
    return Key.of(
        image(new Digest(Bytes.of(digest))),
        row.getLong(KEY_ADAPTER) == StoredWorld.OWN ? Key.Adapter.OWN : Key.Adapter.FOREIGN,
        epoch(row.getLong(KEY_EPOCH)));
  }
}
