package palimpsest.properties.crash;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;

/// The disk that hosts are served from, with a cache: what was written is on the medium for certain
/// once it was flushed, and a loss of power takes some of the rest with it, whole blocks of it.
///
/// One thread uses it.
final class CachingDisk implements BlockDevice {
  private final MemoryDevice medium;
  private final SortedMap<Long, byte[]> cache = new TreeMap<>();

  CachingDisk(MemoryDevice medium) {
    this.medium = medium;
  }

  /// A disk with the same medium in another world, and nothing in its cache.
  CachingDisk copy() {
    return new CachingDisk(medium.copy());
  }

  /// What was not flushed is written, or lost.
  void losePower(SplittableRandom random) {
    cache.forEach(
        (block, bytes) -> {
          if (random.nextBoolean()) {
            medium.write(block, ByteBuffer.wrap(bytes));
          }
        });
    cache.clear();
  }

  /// What the medium holds, whatever is in the cache.
  byte[] onMedium(long block) {
    ByteBuffer bytes = ByteBuffer.allocate(blockBytes());
    medium.read(block, bytes);
    return bytes.array();
  }

  @Override
  public DeviceSize size() {
    return medium.size();
  }

  @Override
  public IoResult read(long block, ByteBuffer into) {
    byte[] cached = cache.get(block);
    if (cached == null) {
      return medium.read(block, into);
    }
    into.put(cached);
    return new IoResult.Done();
  }

  @Override
  public IoResult write(long block, ByteBuffer from) {
    if (block < 0 || block >= blocks()) {
      return medium.write(block, from);
    }
    byte[] bytes = new byte[blockBytes()];
    from.get(bytes);
    cache.put(block, bytes);
    return new IoResult.Done();
  }

  @Override
  public IoResult flush() {
    cache.forEach((block, bytes) -> medium.write(block, ByteBuffer.wrap(bytes)));
    cache.clear();
    return medium.flush();
  }

  @Override
  public void close() {
    medium.close();
  }
}
