package palimpsest.impl.image;

/// What can be wrong with an image (LDR-5), in the order in which it is looked for.
public enum Defect {
  /// The bytes are no image, or one of a format that is not known here.
  UNKNOWN_FORMAT,
  /// The image is larger than the place meant for it.
  TOO_LARGE,
  /// The bytes end before the image does.
  TRUNCATED,
  /// A section does not lie inside the image, on pages of its own.
  SECTION_OUT_OF_BOUNDS,
  /// The header contradicts its format, or itself.
  MALFORMED_HEADER,
  /// Bytes differ from those that were built.
  DIGEST_MISMATCH,
  /// Nobody signed the image.
  UNSIGNED,
  /// A signer signed that is not trusted, or not known.
  UNKNOWN_SIGNER,
  /// The signature is not the one of its signer over this digest.
  WRONGLY_SIGNED,
  /// What a section holds contradicts its format, or the header.
  MALFORMED_SECTION
}
