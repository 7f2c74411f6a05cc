package palimpsest.model.release;

import java.nio.ByteOrder;

/// A field of a structure's entries: an unsigned number of 8, 16, 32 or 64 bits.
///
/// The id is what a field *is*: it stays when the name, the width, the place or the byte order
/// change, and is never given to another field.
///
/// Refused with an `IllegalArgumentException`: another width, an id below 1 or a default that does
/// not fit
public record Field(int id, String name, int bits, ByteOrder order, long defaultValue) {
  public static final int ID_MAX = 0xFFFF;

  public Field {
    if (id < 1 || id > ID_MAX) {
      throw new IllegalArgumentException("a field id is 1 to 65535: field=" + name + " id=" + id);
    }
    Names.check("field", name);
    if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
      throw new IllegalArgumentException(
          "a field has 8, 16, 32 or 64 bits: field=" + name + " bits=" + bits);
    }
    if (!fits(defaultValue, bits)) {
      throw new IllegalArgumentException(
          "the default does not fit: field="
              + name
              + " bits="
              + bits
              + " default="
              + Long.toUnsignedString(defaultValue));
    }
  }

  public int sizeBytes() {
    return bits / Byte.SIZE;
  }

  public boolean holds(long value) {
    return fits(value, bits);
  }

  public Field named(String newName) {
    return new Field(id, newName, bits, order, defaultValue);
  }

  public Field withBits(int newBits) {
    return new Field(id, name, newBits, order, defaultValue);
  }

  public Field ordered(ByteOrder newOrder) {
    return new Field(id, name, bits, newOrder, defaultValue);
  }

  private static boolean fits(long value, int bits) {
    return bits == Long.SIZE || value >>> bits == 0;
  }
}
