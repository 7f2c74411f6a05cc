package palimpsest.impl.image;

/// Where the three sections of an image lie, counted from the image's first byte (IMG-1, IMG-4).
public record Sections(Section text, Section bootstrap, Section data) {
  public Section of(SectionKind kind) {
    return switch (kind) {
      case TEXT -> text;
      case BOOTSTRAP -> bootstrap;
      case DATA -> data;
    };
  }
}
