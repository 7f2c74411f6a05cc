package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;

/// Signs with an Ed25519 key. May be shared by threads.
public final class Ed25519Signer implements ImageSigner {
  private final KeyPair keys;
  private final KeyId keyId;

  /// @throws IllegalArgumentException if the keys are not of Ed25519
  public Ed25519Signer(KeyPair keys) {
    Ed25519.check(keys.getPublic());
    this.keys = keys;
    this.keyId = KeyId.of(keys.getPublic());
  }

  /// A signer whose key anybody can compute who knows the seed: for simulated worlds, whose images
  /// have to be the same in each run.
  public static Ed25519Signer seeded(long seed) {
    MemorySegment number = MemorySegment.ofArray(new byte[Long.BYTES]);
    number.set(ImageFormat.U64, 0, seed);
    return ofPrivateKey(Digest.of(number).bytes());
  }

  /// A signer by the 32 bytes of its private key, which are no secret.
  static Ed25519Signer ofPrivateKey(Bytes privateKey) {
    try {
      KeyFactory factory = KeyFactory.getInstance(Ed25519.ALGORITHM);
      return new Ed25519Signer(
          new KeyPair(
              factory.generatePublic(
                  new EdECPublicKeySpec(Ed25519.PARAMETERS, Ed25519Curve.publicPoint(privateKey))),
              factory.generatePrivate(
                  new EdECPrivateKeySpec(Ed25519.PARAMETERS, privateKey.toArray()))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this platform has no Ed25519", e);
    }
  }

  public PublicKey publicKey() {
    return keys.getPublic();
  }

  @Override
  public KeyId keyId() {
    return keyId;
  }

  @Override
  public Bytes sign(Digest digest) {
    try {
      Signature signature = Signature.getInstance(Ed25519.ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(digest.bytes().toArray());
      return Bytes.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key does not sign: keyId=" + keyId, e);
    }
  }
}
