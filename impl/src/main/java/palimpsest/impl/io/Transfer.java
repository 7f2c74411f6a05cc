package palimpsest.impl.io;

/// What a request wants of the block device.
public sealed interface Transfer {
  record None() implements Transfer {}

  record ReadBlock(long block) implements Transfer {}

  @SuppressWarnings("ArrayRecordComponent")
  record WriteBlock(long block, byte[] data) implements Transfer {}

  record FlushBlocks() implements Transfer {}
}
