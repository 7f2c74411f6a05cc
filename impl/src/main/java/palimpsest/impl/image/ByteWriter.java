package palimpsest.impl.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Collects big-endian numbers and strings. What does not fit its place is a broken caller.
final class ByteWriter {
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  void u8(int value) {
    content.write((int) checked(value, Byte.SIZE));
  }

  void u16(int value) {
    number(checked(value, Short.SIZE), Short.BYTES);
  }

  void u32(long value) {
    number(checked(value, Integer.SIZE), Integer.BYTES);
  }

  void u64(long value) {
    number(value, Long.BYTES);
  }

  /// The length in bytes as u16, then UTF-8.
  void string(String text) {
    ByteBuffer encoded = encoded(text);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    u16(bytes.length);
    content.writeBytes(bytes);
  }

  void bytes(Bytes bytes) {
    content.writeBytes(bytes.toArray());
  }

  int sizeBytes() {
    return content.size();
  }

  Bytes toBytes() {
    return Bytes.of(content.toByteArray());
  }

  private void number(long value, int sizeBytes) {
    for (int shift = (sizeBytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      content.write((int) (value >>> shift));
    }
  }

  private static long checked(long value, int bits) {
    if (value >>> bits != 0) {
      throw new IllegalArgumentException(
          "a number fits the bits it is given: value=" + value + " bits=" + bits);
    }
    return value;
  }

  private static ByteBuffer encoded(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a string is valid Unicode: text='" + text + "'", e);
    }
  }
}
