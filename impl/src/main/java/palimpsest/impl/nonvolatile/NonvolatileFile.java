package palimpsest.impl.nonvolatile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import palimpsest.impl.device.IoResult;

/// A non-volatile memory in a file, which is made if it is not there. A write is answered once the
/// file's medium has it. Each operation is atomic under threads.
public final class NonvolatileFile implements NonvolatileMemory, AutoCloseable {
  private final Path path;
  private final int rows;
  private final Power power;
  private final FileChannel file;

  private NonvolatileFile(Path path, int rows, Power power, FileChannel file) {
    this.path = path;
    this.rows = rows;
    this.power = power;
    this.file = file;
  }

  /// Opens the file, or makes it.
  ///
  /// @throws IOException if there can be no such file
  public static NonvolatileFile open(Path path, int rows, Power power) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long sizeBytes = (long) rows * ROW_BYTES;
    if (file.size() < sizeBytes) {
      file.write(ByteBuffer.allocate((int) (sizeBytes - file.size())), file.size());
      file.force(false);
    }
    return new NonvolatileFile(path, rows, power, file);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public synchronized IoResult read(long offset, ByteBuffer into) {
    Rows.checkRead(rows, offset, into.remaining());
    if (power.isLost()) {
      return Rows.NO_POWER;
    }
    try {
      into.put(content(offset, into.remaining()));
      return new IoResult.Done();
    } catch (IOException e) {
      return failed(e);
    }
  }

  @Override
  public synchronized IoResult write(long offset, ByteBuffer from) {
    Rows.checkWrite(rows, offset, from.remaining());
    byte[] after = new byte[from.remaining()];
    from.get(after);
    try {
      byte[] left =
          power.write(content(offset, after.length), after).orElseThrow(EOFException::new);
      ByteBuffer bytes = ByteBuffer.wrap(left);
      while (bytes.hasRemaining()) {
        file.write(bytes, offset + bytes.position());
      }
      file.force(false);
      return power.isLost() ? Rows.NO_POWER : new IoResult.Done();
    } catch (IOException e) {
      return power.isLost() ? Rows.NO_POWER : failed(e);
    }
  }

  private byte[] content(long offset, int sizeBytes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(sizeBytes);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("the file became shorter");
      }
    }
    return bytes.array();
  }

  private IoResult.Failed failed(IOException cause) {
    return new IoResult.Failed("the memory failed: path=" + path + " cause=" + cause);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
