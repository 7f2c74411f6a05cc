package palimpsest.impl.powerloss;

import java.nio.ByteBuffer;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;

/// Non-volatile parts that fail when they are told to, in front of a world that may be broken.
final class Faults implements Taking {
  private static final long KEY_OFFSET = 2L * NonvolatileMemory.ROW_BYTES;

  private final Taking taking;
  private int keyReads;
  private int keyWrites;
  private int recordReads;
  private int recordWrites;
  private int blockReads;
  private int spoilt;
  private long spoiltByte;

  Faults(Taking taking) {
    this.taking = taking;
  }

  /// So many readings of the key fail.
  Faults failKeyReads(int count) {
    keyReads = count;
    return this;
  }

  /// So many writes of the key fail, and change nothing.
  Faults failKeyWrites(int count) {
    keyWrites = count;
    return this;
  }

  /// So many readings of the boot record fail.
  Faults failRecordReads(int count) {
    recordReads = count;
    return this;
  }

  /// So many writes of the boot record fail, and change nothing.
  Faults failRecordWrites(int count) {
    recordWrites = count;
    return this;
  }

  /// So many readings of a block of the local memory device fail.
  Faults failBlockReads(int count) {
    blockReads = count;
    return this;
  }

  /// So many readings of a byte of the local memory device bring another one.
  Faults spoilReads(long offset, int count) {
    spoiltByte = offset;
    spoilt = count;
    return this;
  }

  @Override
  public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
    return taking.take(stage, adapter, actor);
  }

  @Override
  public StartStage take(StartStage stage, Adapter adapter, Actor actor) {
    return taking.take(stage, adapter, actor);
  }

  @Override
  public NonvolatileMemory memory(NonvolatileMemory memory) {
    NonvolatileMemory inner = taking.memory(memory);
    return new NonvolatileMemory() {
      @Override
      public int rows() {
        return inner.rows();
      }

      @Override
      public IoResult read(long offset, ByteBuffer into) {
        if (offset == KEY_OFFSET && keyReads > 0) {
          keyReads--;
          return new IoResult.Failed("the test wants it so");
        }
        if (offset < KEY_OFFSET && recordReads > 0) {
          recordReads--;
          return new IoResult.Failed("the test wants it so");
        }
        return inner.read(offset, into);
      }

      @Override
      public IoResult write(long offset, ByteBuffer from) {
        if (offset == KEY_OFFSET && keyWrites > 0) {
          keyWrites--;
          return new IoResult.Failed("the test wants it so");
        }
        if (offset < KEY_OFFSET && recordWrites > 0) {
          recordWrites--;
          return new IoResult.Failed("the test wants it so");
        }
        return inner.write(offset, from);
      }
    };
  }

  @Override
  public BlockDevice device(BlockDevice device) {
    BlockDevice inner = taking.device(device);
    return new BlockDevice() {
      @Override
      public DeviceSize size() {
        return inner.size();
      }

      @Override
      public IoResult read(long block, ByteBuffer into) {
        if (blockReads > 0) {
          blockReads--;
          return new IoResult.Failed("the test wants it so");
        }
        int at = into.position();
        IoResult result = inner.read(block, into);
        if (block == spoiltByte / blockBytes() && spoilt > 0) {
          spoilt--;
          int place = at + (int) (spoiltByte % blockBytes());
          into.put(place, (byte) ~into.get(place));
        }
        return result;
      }

      @Override
      public IoResult write(long block, ByteBuffer from) {
        return inner.write(block, from);
      }

      @Override
      public IoResult flush() {
        return inner.flush();
      }

      @Override
      public void close() {
        inner.close();
      }
    };
  }
}
