package palimpsest.impl.memory;

/// A range of addresses, in bytes.
public record Span(long base, long sizeBytes) {
  public Span {
    if (base < 0 || sizeBytes < 0) {
      throw new IllegalArgumentException(
          "a span lies at or above address 0: base=" + base + " sizeBytes=" + sizeBytes);
    }
  }

  public long end() {
    return base + sizeBytes;
  }

  public boolean contains(Span other) {
    return base <= other.base && other.end() <= end();
  }

  public boolean overlaps(Span other) {
    return base < other.end() && other.base < end();
  }
}
