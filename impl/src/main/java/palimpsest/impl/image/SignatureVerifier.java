package palimpsest.impl.image;

/// Says whether a signature over a digest is to be trusted.
public interface SignatureVerifier {
  /// What is to be thought of a signature.
  enum Verdict {
    TRUSTED,
    UNSIGNED,
    UNKNOWN_SIGNER,
    WRONG
  }

  Verdict verdict(Digest digest, ImageSignature signature);
}
