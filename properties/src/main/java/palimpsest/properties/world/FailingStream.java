package palimpsest.properties.world;

import java.io.IOException;
import java.io.InputStream;

/// Fails once so many bytes were read.
public final class FailingStream extends InputStream {
  private final InputStream stream;
  private int left;

  public FailingStream(InputStream stream, int left) {
    this.stream = stream;
    this.left = left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      throw new IOException("the source fails as planned");
    }
    int count = stream.read(into, offset, Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }
}
