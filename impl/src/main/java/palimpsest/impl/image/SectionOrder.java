package palimpsest.impl.image;

import java.util.List;
import palimpsest.model.release.Release;

/// The order in which the sections follow the header. It varies from image to image, so that nobody
/// can come to rely on where the bootstrap lies (IMG-4).
public enum SectionOrder {
  TEXT_BOOTSTRAP_DATA(SectionKind.TEXT, SectionKind.BOOTSTRAP, SectionKind.DATA),
  TEXT_DATA_BOOTSTRAP(SectionKind.TEXT, SectionKind.DATA, SectionKind.BOOTSTRAP),
  BOOTSTRAP_TEXT_DATA(SectionKind.BOOTSTRAP, SectionKind.TEXT, SectionKind.DATA),
  BOOTSTRAP_DATA_TEXT(SectionKind.BOOTSTRAP, SectionKind.DATA, SectionKind.TEXT),
  DATA_TEXT_BOOTSTRAP(SectionKind.DATA, SectionKind.TEXT, SectionKind.BOOTSTRAP),
  DATA_BOOTSTRAP_TEXT(SectionKind.DATA, SectionKind.BOOTSTRAP, SectionKind.TEXT);

  private final SectionKind first;
  private final SectionKind second;
  private final SectionKind third;

  SectionOrder(SectionKind first, SectionKind second, SectionKind third) {
    this.first = first;
    this.second = second;
    this.third = third;
  }

  /// The order that the release's name leads to, always the same for one name.
  public static SectionOrder chosenFor(Release release) {
    return values()[Integer.remainderUnsigned(Checksums.crc32c(release.name()), values().length)];
  }

  /// The sections, first to last.
  public List<SectionKind> kinds() {
    return List.of(first, second, third);
  }
}
