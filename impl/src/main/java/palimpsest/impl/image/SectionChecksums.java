package palimpsest.impl.image;

/// The CRC32C of each section as built: what the quick check inside the pause compares with.
public record SectionChecksums(int text, int bootstrap, int data) {
  public int of(SectionKind kind) {
    return switch (kind) {
      case TEXT -> text;
      case BOOTSTRAP -> bootstrap;
      case DATA -> data;
    };
  }
}
