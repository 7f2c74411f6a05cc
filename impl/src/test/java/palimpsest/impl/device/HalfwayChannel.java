package palimpsest.impl.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A channel that moves half of what it could, as an operating system may, and lets something else
/// happen after the first half.
final class HalfwayChannel extends FileChannel {
  private final FileChannel channel;
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  private final AtomicInteger forces = new AtomicInteger();

  private volatile boolean full;

  HalfwayChannel(FileChannel channel) {
    this.channel = channel;
  }

  /// From now on each write fails.
  void fillMedium() {
    full = true;
  }

  /// What happens, once, after the next half.
  void meanwhile(Runnable action) {
    meanwhile.set(action);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    int moved = channel.read(half(into), position);
    return moved < 0 ? moved : advance(into, moved);
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    if (full) {
      throw new IOException("no room on the medium");
    }
    return advance(from, channel.write(half(from), position));
  }

  private static ByteBuffer half(ByteBuffer whole) {
    return whole.slice(whole.position(), (whole.remaining() + 1) / 2);
  }

  private int advance(ByteBuffer whole, int moved) {
    whole.position(whole.position() + moved);
    meanwhile.getAndSet(() -> {}).run();
    return moved;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  /// How often the file was forced to its medium.
  int forces() {
    return forces.get();
  }

  @Override
  public void force(boolean metaData) throws IOException {
    forces.incrementAndGet();
    channel.force(metaData);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    channel.close();
  }

  @Override
  public int read(ByteBuffer into) {
    throw notPositioned();
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) {
    throw notPositioned();
  }

  @Override
  public int write(ByteBuffer from) {
    throw notPositioned();
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) {
    throw notPositioned();
  }

  @Override
  public long position() {
    throw notPositioned();
  }

  @Override
  public FileChannel position(long position) {
    throw notPositioned();
  }

  @Override
  public FileChannel truncate(long size) {
    throw notPositioned();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw notPositioned();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw notPositioned();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw notPositioned();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw notPositioned();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw notPositioned();
  }

  private static AssertionError notPositioned() {
    return new AssertionError("a device reads and writes at positions, and nothing else");
  }
}
