package palimpsest.model.machine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What some codes were decoded to last: parts of states come again and again.
final class Memo<T> {
  private static final int SLOTS = 1 << 14;

  private final Function<Bits, T> decoder;
  private final long[] codes = new long[SLOTS];
  private final @Nullable Object[] parts = new Object[SLOTS];

  Memo(Function<Bits, T> decoder) {
    this.decoder = decoder;
  }

  @SuppressWarnings("unchecked") // nothing else is ever put in
  T decode(long code) {
    int slot = (int) ((code * 0x9E3779B97F4A7C15L) >>> 50);
    Object part = parts[slot];
    if (part != null && codes[slot] == code) {
      return (T) part;
    }
    T decoded = decoder.apply(Bits.of(code));
    codes[slot] = code;
    parts[slot] = decoded;
    return decoded;
  }
}
