package palimpsest.impl.image;

/// A signature as it stands in a header: who signed, and 64 bytes.
public record ImageSignature(KeyId signer, Bytes bytes) {
  /// What stands in the header of an image that nobody signed.
  public static final ImageSignature NONE =
      new ImageSignature(KeyId.NONE, Bytes.of(new byte[(int) ImageFormat.SIGNATURE_BYTES]));

  public ImageSignature {
    if (bytes.sizeBytes() != ImageFormat.SIGNATURE_BYTES) {
      throw new IllegalArgumentException(
          "a signature has 64 bytes: sizeBytes=" + bytes.sizeBytes());
    }
  }
}
