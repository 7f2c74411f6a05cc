package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.model.release.Release;

/// A release as records of a header's middle, and back: the same bytes for equal releases, and no
/// two forms for one release (IMG-3, IMG-7, HND-4).
///
/// | tag | content | tag | content |
/// |---|---|---|---|
/// | 1 | name | 7 | companion modules |
/// | 2 | version | 8 | parameter lists |
/// | 3 | capabilities supported | 9 | settings |
/// | 4 | capabilities required | 10 | implicit changes |
/// | 5 | structures | 11 | accepted losses |
/// | 6 | initialization | 12 | shape |
///
/// A string is its length in bytes as u16, then UTF-8; a list is its count as u16, then its items.
public final class ReleaseCodec {
  private static final int NAME = 1;
  private static final int VERSION = 2;
  private static final int SUPPORTS = 3;
  private static final int REQUIRES = 4;
  private static final int STRUCTURES = 5;
  private static final int INITIALIZATION = 6;
  private static final int COMPANIONS = 7;
  private static final int PARAMETERS = 8;
  private static final int SETTINGS = 9;
  private static final int IMPLICIT_CHANGES = 10;
  private static final int LOSSES = 11;
  private static final int SHAPE = 12;

  static final Set<Integer> TAGS =
      IntStream.rangeClosed(NAME, SHAPE).boxed().collect(Collectors.toUnmodifiableSet());

  private ReleaseCodec() {}

  /// The records of the release.
  ///
  /// @throws IllegalArgumentException if a part is too long for its place, or not valid Unicode
  public static Bytes encode(Release release) {
    ByteWriter out = new ByteWriter();
    write(out, release);
    return out.toBytes();
  }

  /// Reads the release from bytes that hold its records and nothing critical besides.
  ///
  /// @throws MalformedImageException if they do not; nothing else, whatever the bytes are
  public static Release decode(MemorySegment bytes) {
    Section all = new Section(0, bytes.byteSize());
    ByteReader.Area area = new ByteReader.Area("release", all, Defect.MALFORMED_HEADER);
    return read(HeaderRecords.read(area, bytes, TAGS));
  }

  static void write(ByteWriter out, Release release) {
    HeaderRecords.write(out, NAME, Form.STRING, release.name());
    HeaderRecords.write(out, VERSION, ReleaseForms.VERSION, release.version());
    HeaderRecords.write(out, SUPPORTS, ReleaseForms.CAPABILITIES, release.supports());
    HeaderRecords.write(out, REQUIRES, ReleaseForms.NAMES, release.requires());
    HeaderRecords.write(out, STRUCTURES, ReleaseForms.STRUCTURES, release.structures());
    HeaderRecords.write(out, INITIALIZATION, ReleaseForms.INITIALIZATION, release.initialization());
    HeaderRecords.write(out, COMPANIONS, ReleaseForms.COMPANIONS, release.companions());
    HeaderRecords.write(out, PARAMETERS, ReleaseForms.PARAMETERS, release.parameters());
    HeaderRecords.write(out, SETTINGS, ReleaseForms.SETTINGS, release.settings());
    HeaderRecords.write(
        out, IMPLICIT_CHANGES, ReleaseForms.IMPLICIT_CHANGES, release.implicitChanges());
    HeaderRecords.write(out, LOSSES, ReleaseForms.LOSSES, release.acceptedLosses());
    HeaderRecords.write(out, SHAPE, ReleaseForms.SHAPE, release.shape());
  }

  static Release read(HeaderRecords records) {
    try {
      return new Release(
          records.value(NAME, Form.STRING),
          records.value(VERSION, ReleaseForms.VERSION),
          records.value(SUPPORTS, ReleaseForms.CAPABILITIES),
          records.value(REQUIRES, ReleaseForms.NAMES),
          records.value(STRUCTURES, ReleaseForms.STRUCTURES),
          records.value(INITIALIZATION, ReleaseForms.INITIALIZATION),
          records.value(COMPANIONS, ReleaseForms.COMPANIONS),
          records.value(PARAMETERS, ReleaseForms.PARAMETERS),
          records.value(SETTINGS, ReleaseForms.SETTINGS),
          records.value(IMPLICIT_CHANGES, ReleaseForms.IMPLICIT_CHANGES),
          records.value(LOSSES, ReleaseForms.LOSSES),
          records.value(SHAPE, ReleaseForms.SHAPE));
    } catch (MalformedImageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER, "the records of a release agree: " + e.getMessage());
    }
  }
}
