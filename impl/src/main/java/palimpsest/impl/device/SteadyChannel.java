package palimpsest.impl.device;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A channel to a file of our own that outlives the interruption of a thread that uses it.
///
/// `java.nio` closes a channel under everybody when one of its users is interrupted, so that a
/// single interrupted worker would take the device from all hosts. Here the channel is then opened
/// again and the operation repeated; the thread stays interrupted. The file is locked against a
/// second device.
final class SteadyChannel implements AutoCloseable {
  private static final int ATTEMPTS_MAX = 100;

  private final Path path;
  private final @Nullable Object fileKey;
  private volatile FileChannel current;
  private volatile boolean closed;

  /// Uses a channel that somebody else has opened for reading and writing, until it is interrupted.
  SteadyChannel(Path path, FileChannel channel) throws IOException {
    this.path = path;
    current = channel;
    fileKey = fileKey(path);
  }

  /// Opens the file for reading and writing.
  static SteadyChannel open(Path path) throws IOException {
    return open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /// Makes the file, which must not exist.
  static SteadyChannel create(Path path) throws IOException {
    return open(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private static SteadyChannel open(Path path, Set<OpenOption> options) throws IOException {
    FileChannel channel = FileChannel.open(path, options);
    try {
      if (channel.tryLock() == null) {
        throw inUse(path);
      }
      return new SteadyChannel(path, channel);
    } catch (OverlappingFileLockException _) {
      channel.close();
      throw inUse(path);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static IOException inUse(Path path) {
    return new FileSystemException(path.toString(), null, "in use by another device");
  }

  /// Something done with the channel. It may be done again from its beginning.
  @FunctionalInterface
  interface Operation<T> {
    T with(FileChannel channel) throws IOException;
  }

  /// @throws ClosedChannelException after `close`, and only then
  <T> T perform(Operation<T> operation) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      for (int attempt = 1; ; attempt++) {
        FileChannel channel = current;
        try {
          return operation.with(channel);
        } catch (ClosedChannelException _) {
          interrupted |= Thread.interrupted();
          if (attempt == ATTEMPTS_MAX) {
            throw new InterruptedIOException("interrupted in each of " + attempt + " attempts");
          }
          reopen();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    current.close();
  }

  private synchronized void reopen() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (current.isOpen()) {
      return;
    }
    SteadyChannel again = open(path);
    if (!Objects.equals(fileKey, again.fileKey)) {
      again.close();
      throw new FileSystemException(path.toString(), null, "another file has taken its place");
    }
    current = again.current;
  }

  private static @Nullable Object fileKey(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
