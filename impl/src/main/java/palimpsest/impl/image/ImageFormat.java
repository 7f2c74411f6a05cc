package palimpsest.impl.image;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where everything lies in an image (IMG-1 to IMG-4). All numbers are big-endian and unsigned.
///
/// ```
/// image    byte  0  header                        16384 bytes
///            16384  three sections, each a multiple of 4096 bytes, in any of their six orders,
///                   without a gap: text (run-time segment), bootstrap, data
///
/// header   first part: the same in each format to come
///                0  u64  magic "PALIMPST"
///                8  u32  format, 1
///               12  u32  header size in bytes, 16384
///               16  u64  image size in bytes
///               24  u64  text: offset              32  u64  text: size in bytes
///               40  u64  bootstrap: offset         48  u64  bootstrap: size in bytes
///               56  u64  data: offset              64  u64  data: size in bytes
///               72  u32  middle: length in bytes
///               76  u32  reserved, 0
///          middle: records, then zeros
///               80  records with ascending tags, each
///                     +0  u16  tag
///                     +2  u16  flags: bit 0 critical, the others 0
///                     +4  u32  length of what follows, in bytes
///                     +8  ...  what the tag says: `ReleaseCodec`, `PayloadCodec`
///          last part: the same in each format to come
///            16160  SHA-256 of text
///            16192  SHA-256 of bootstrap
///            16224  SHA-256 of data as built
///            16256  u32  CRC32C of text           16260  u32  CRC32C of bootstrap
///            16264  u32  CRC32C of data as built  16268  u32  reserved, 0
///            16272  u64  key id of the signer, 0 for none
///            16280  digest: SHA-256 of bytes 0 to 16279
///            16312  Ed25519 signature of the digest, 64 bytes, zeros for none
///            16376  u64  end magic "TSPMILAP"
/// ```
///
/// The digest covers the sections through their own SHA-256. So it can be checked before a size in
/// the header is believed, and again while the image runs and its data differ from those built.
public final class ImageFormat {
  public static final long PAGE_BYTES = 4096;
  public static final long HEADER_BYTES = 16384;

  static final ValueLayout.OfByte U8 = ValueLayout.JAVA_BYTE;
  static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  public static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  public static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  static final long MAGIC = 0x50414C494D505354L;
  static final int FORMAT = 1;
  static final long END_MAGIC = 0x5453504D494C4150L;

  static final long MAGIC_OFFSET = 0;
  static final long FORMAT_OFFSET = 8;
  static final long HEADER_SIZE_OFFSET = 12;
  static final long IMAGE_SIZE_OFFSET = 16;
  private static final long SECTIONS_OFFSET = 24;
  private static final long SECTION_ROW_BYTES = 16;
  static final long MIDDLE_LENGTH_OFFSET = 72;
  static final long FIRST_RESERVED_OFFSET = 76;
  static final long FIRST_BYTES = 80;

  static final long MIDDLE_OFFSET = FIRST_BYTES;
  static final long LAST_OFFSET = 16160;
  static final long MIDDLE_MAX_BYTES = LAST_OFFSET - MIDDLE_OFFSET;
  static final int FLAG_CRITICAL = 1;

  private static final long SECTION_DIGESTS_OFFSET = LAST_OFFSET;
  private static final long CHECKSUMS_OFFSET = 16256;
  static final long LAST_RESERVED_OFFSET = 16268;
  static final long KEY_ID_OFFSET = 16272;
  static final long DIGEST_OFFSET = 16280;
  static final long SIGNATURE_OFFSET = 16312;
  static final long SIGNATURE_BYTES = 64;
  static final long END_MAGIC_OFFSET = 16376;

  private ImageFormat() {}

  /// The smallest multiple of a page that holds so many bytes.
  public static long pagesFor(long sizeBytes) {
    return Math.multiplyExact(Math.ceilDiv(sizeBytes, PAGE_BYTES), PAGE_BYTES);
  }

  /// Where the header says where the section starts.
  static long sectionOffset(SectionKind kind) {
    return SECTIONS_OFFSET + kind.row() * SECTION_ROW_BYTES;
  }

  /// Where the header says how large the section is.
  static long sectionSizeOffset(SectionKind kind) {
    return sectionOffset(kind) + Long.BYTES;
  }

  static long sectionDigestOffset(SectionKind kind) {
    return SECTION_DIGESTS_OFFSET + (long) kind.row() * Digest.SIZE_BYTES;
  }

  static long checksumOffset(SectionKind kind) {
    return CHECKSUMS_OFFSET + (long) kind.row() * Integer.BYTES;
  }
}
