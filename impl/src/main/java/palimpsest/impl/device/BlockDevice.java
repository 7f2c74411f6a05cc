package palimpsest.impl.device;

import java.nio.ByteBuffer;

/// A device of numbered blocks that hosts' data lies on.
///
/// Any thread may call any method at any time. Whoever reads a block in this process sees each
/// write of it whole or not at all; a write that was answered is seen by every read that starts
/// after it. It survives a loss of power once a later `flush` was answered.
public interface BlockDevice extends AutoCloseable {
  /// Fixed when the device is opened.
  DeviceSize size();

  default int blockBytes() {
    return size().blockBytes();
  }

  default long blocks() {
    return size().blocks();
  }

  /// Fills the rest of the buffer, whose position is at its limit when it is done.
  ///
  /// @throws IllegalArgumentException unless exactly one block remains in the buffer
  IoResult read(long block, ByteBuffer into);

  /// Writes the rest of the buffer, whose position is at its limit when it is done.
  ///
  /// @throws IllegalArgumentException unless exactly one block remains in the buffer
  IoResult write(long block, ByteBuffer from);

  /// Makes all writes answered before durable.
  IoResult flush();

  /// Ends the device; each operation that starts later fails. Closing again does nothing.
  @Override
  void close();
}
