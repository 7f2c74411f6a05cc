package palimpsest.properties.sequential;

import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageSignature;
import palimpsest.impl.image.ImageSigner;
import palimpsest.impl.image.KeyId;
import palimpsest.impl.image.SignatureVerifier;

/// Signs a digest with itself: for suites that build images by the thousand, and whose subject
/// signatures are not. A real one takes a third of an update's time.
final class DigestSigning implements ImageSigner, SignatureVerifier {
  private static final KeyId KEY = new KeyId(1);

  @Override
  public KeyId keyId() {
    return KEY;
  }

  @Override
  public Bytes sign(Digest digest) {
    byte[] once = digest.bytes().toArray();
    byte[] twice = new byte[2 * once.length];
    System.arraycopy(once, 0, twice, 0, once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    return Bytes.of(twice);
  }

  @Override
  public Verdict verdict(Digest digest, ImageSignature signature) {
    if (signature.equals(ImageSignature.NONE)) {
      return Verdict.UNSIGNED;
    }
    if (!signature.signer().equals(KEY)) {
      return Verdict.UNKNOWN_SIGNER;
    }
    return signature.bytes().equals(sign(digest)) ? Verdict.TRUSTED : Verdict.WRONG;
  }
}
