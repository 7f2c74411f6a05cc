package palimpsest.impl.image;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The public keys whose signatures count here, by their ids (LDR-5). May be shared by threads.
public final class TrustAnchor implements SignatureVerifier {
  private final Map<KeyId, PublicKey> keys;

  /// @throws IllegalArgumentException if a key is not of Ed25519
  public TrustAnchor(Collection<PublicKey> keys) {
    keys.forEach(Ed25519::check);
    this.keys =
        keys.stream()
            .distinct()
            .collect(Collectors.toUnmodifiableMap(KeyId::of, Function.identity()));
  }

  public static TrustAnchor of(PublicKey... keys) {
    return new TrustAnchor(Arrays.asList(keys));
  }

  @Override
  public Verdict verdict(Digest digest, ImageSignature signature) {
    if (signature.signer().equals(KeyId.NONE)) {
      return Verdict.UNSIGNED;
    }
    @Nullable PublicKey key = keys.get(signature.signer());
    if (key == null) {
      return Verdict.UNKNOWN_SIGNER;
    }
    return verifies(key, digest, signature.bytes()) ? Verdict.TRUSTED : Verdict.WRONG;
  }

  private static boolean verifies(PublicKey key, Digest digest, Bytes bytes) {
    try {
      Signature signature = Signature.getInstance(Ed25519.ALGORITHM);
      signature.initVerify(key);
      signature.update(digest.bytes().toArray());
      return signature.verify(bytes.toArray());
    } catch (SignatureException _) {
      return false; // 64 bytes that are no signature of any key
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this platform has no Ed25519", e);
    }
  }
}
