package palimpsest.impl.image;

/// Whoever vouches for an image: asked for a name first, because the digest covers it.
public interface ImageSigner {
  KeyId keyId();

  /// The 64 bytes of the signature.
  Bytes sign(Digest digest);

  /// Leaves an image unsigned; no trust anchor accepts it.
  static ImageSigner none() {
    return new ImageSigner() {
      @Override
      public KeyId keyId() {
        return ImageSignature.NONE.signer();
      }

      @Override
      public Bytes sign(Digest digest) {
        return ImageSignature.NONE.bytes();
      }
    };
  }
}
