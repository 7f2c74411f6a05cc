package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.security.PublicKey;
import java.util.HexFormat;

/// What a header names its signer by: the first eight bytes of the SHA-256 of the public key, as
/// the platform encodes it.
public record KeyId(long value) {
  /// The signer of an image that nobody signed.
  public static final KeyId NONE = new KeyId(0);

  public static KeyId of(PublicKey key) {
    Digest digest = Digest.of(MemorySegment.ofArray(key.getEncoded()));
    return new KeyId(digest.bytes().asSegment().get(ImageFormat.U64, 0));
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
