package palimpsest.impl.device;

import java.nio.ByteBuffer;

/// How large a block device is: `blocks` blocks of `blockBytes` bytes each.
///
/// A block has room for a length of 8 bytes, which the format of stored images relies on.
public record DeviceSize(int blockBytes, long blocks) {
  public static final int BLOCK_BYTES_MIN = 8;
  public static final int BLOCK_BYTES_MAX = 1 << 20;

  /// @throws IllegalArgumentException unless a block has 8 bytes to 1 MiB, a power of two, and the
  ///     device at least one block and no more bytes than a `long` counts
  public DeviceSize {
    if (blockBytes < BLOCK_BYTES_MIN
        || blockBytes > BLOCK_BYTES_MAX
        || Integer.bitCount(blockBytes) != 1) {
      throw new IllegalArgumentException(
          "a block has 8 to 1048576 bytes, a power of two: blockBytes=" + blockBytes);
    }
    if (blocks < 1 || blocks > Long.MAX_VALUE / blockBytes) {
      throw new IllegalArgumentException(
          "a device has at least one block, and bytes that can be counted: blocks="
              + blocks
              + " blockBytes="
              + blockBytes);
    }
  }

  public long sizeBytes() {
    return blocks * blockBytes;
  }

  boolean has(long block) {
    return block >= 0 && block < blocks;
  }

  /// The answer to a host that names a block the device does not have: no error of our own caller.
  IoResult.Failed noSuchBlock(long block) {
    return new IoResult.Failed("a device has no such block: block=" + block + " blocks=" + blocks);
  }

  /// @throws IllegalArgumentException unless exactly one block remains in the buffer
  void checkHoldsOneBlock(ByteBuffer buffer) {
    if (buffer.remaining() != blockBytes) {
      throw new IllegalArgumentException(
          "a buffer holds one block: remainingBytes="
              + buffer.remaining()
              + " blockBytes="
              + blockBytes);
    }
  }
}
