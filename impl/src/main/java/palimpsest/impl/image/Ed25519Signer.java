package palimpsest.impl.image;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;

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
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      KeyPairGenerator generator = KeyPairGenerator.getInstance(Ed25519.ALGORITHM);
      generator.initialize(Ed25519.PARAMETERS, random);
      return new Ed25519Signer(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this platform has no Ed25519 or no SHA1PRNG", e);
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
