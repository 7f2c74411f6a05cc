package palimpsest.impl.nonvolatile;

import java.nio.ByteBuffer;
import palimpsest.impl.device.IoResult;

/// The row in which the key lies.
public final class KeyCell {
  static final int ROWS = 1;

  private final NonvolatileMemory memory;
  private final long offset;

  KeyCell(NonvolatileMemory memory, long offset) {
    this.memory = memory;
    this.offset = offset;
  }

  public KeyReading read() {
    ByteBuffer bytes = ByteBuffer.allocate(KeyDescriptor.SIZE_BYTES);
    return switch (memory.read(offset, bytes)) {
      case IoResult.Done _ -> KeyDescriptor.decode(bytes.flip());
      case IoResult.Failed failed ->
          new KeyReading.NoKey("the key cannot be read: " + failed.line());
    };
  }

  public IoResult store(FastloadKey key) {
    return memory.write(offset, KeyDescriptor.encode(key));
  }

  /// Whatever is left of a torn erasing is no key.
  public IoResult erase() {
    return memory.write(offset, KeyDescriptor.erased());
  }
}
