package palimpsest.impl.nonvolatile;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.DeviceImage;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;

/// The local memory device: two slots, 1 and 2, each half of a block device, for an image each
/// (SYS-3).
public record Slots(BlockDevice device) {
  public static final int COUNT = 2;

  private static final int FIRST = 1;
  private static final int SECOND = 2;

  static int other(int slot) {
    return slot == FIRST ? SECOND : FIRST;
  }

  static void checkSlot(int slot) {
    if (slot != FIRST && slot != SECOND) {
      throw new IllegalArgumentException("there are two slots: slot=" + slot);
    }
  }

  /// How many blocks an image of that size takes.
  public int blocks(long imageBytes) {
    return DeviceImage.blocks(device, imageBytes);
  }

  /// Stores one block of an image, counted from 0; behind the last one the device is flushed.
  public IoResult storeBlock(int slot, int block, MemorySegment image) {
    if (blocks(image.byteSize()) > blocksEach()) {
      return new IoResult.Failed(
          "an image does not fit into a slot: imageBytes="
              + image.byteSize()
              + " slotBlocks="
              + blocksEach());
    }
    return DeviceImage.storeBlock(device, firstBlock(slot), block, image.asByteBuffer());
  }

  /// Reads the slot from its first block to its last and checks what it holds.
  public SlotReading check(int slot, long limitBytes, SignatureVerifier trust) {
    try (ImageSource source = source(slot).open()) {
      long sizeBytes = source.size().orElse(limitBytes);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(sizeBytes, limitBytes) + 1);
      Chunk chunk = source.next(bytes);
      while (chunk instanceof Chunk.Read && bytes.hasRemaining()) {
        chunk = source.next(bytes);
      }
      if (chunk instanceof Chunk.Failed(String line)) {
        return new SlotReading.Bad(line);
      }
      MemorySegment image = MemorySegment.ofBuffer(bytes.flip());
      return switch (ImageReader.check(image, limitBytes, trust)) {
        case ImageCheck.Whole whole -> new SlotReading.Whole(whole.header());
        case ImageCheck.Bad bad -> new SlotReading.Bad(bad.line());
      };
    }
  }

  /// The slot's image, as often as it is opened.
  public ImageSourceFactory source(int slot) {
    return ImageSources.device(device, firstBlock(slot));
  }

  /// The image's bytes that lie in one of its blocks; nothing where the block cannot be read.
  public Optional<ByteBuffer> loadBlock(int slot, int block, long imageBytes) {
    return DeviceImage.loadBlock(device, firstBlock(slot), block, imageBytes);
  }

  /// How many bytes of the image lie before the block.
  public long offset(int block) {
    return DeviceImage.offset(device, block);
  }

  private long blocksEach() {
    return device.blocks() / COUNT;
  }

  private long firstBlock(int slot) {
    return (slot - FIRST) * blocksEach();
  }
}
