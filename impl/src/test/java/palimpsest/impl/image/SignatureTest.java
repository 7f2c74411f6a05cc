package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.impl.image.SignatureVerifier.Verdict;

final class SignatureTest {
  private static final Digest DIGEST = Digest.of(Samples.bytes("an image").asSegment());
  private static final Digest OTHER_DIGEST = Digest.of(Samples.bytes("another").asSegment());
  private static final Ed25519Signer SIGNER = Samples.SIGNER;
  private static final ImageSignature SIGNATURE = signatureOf(SIGNER, DIGEST);

  private static ImageSignature signatureOf(Ed25519Signer signer, Digest digest) {
    return new ImageSignature(signer.keyId(), signer.sign(digest));
  }

  @Test
  void aSignatureOfATrustedSignerIsTrustedOverItsDigestOnly() {
    assertThat(Samples.TRUST.verdict(DIGEST, SIGNATURE)).isEqualTo(Verdict.TRUSTED);
    assertThat(Samples.TRUST.verdict(OTHER_DIGEST, SIGNATURE)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void eachOfSeveralSignersIsTrusted() {
    Ed25519Signer second = Ed25519Signer.seeded(2);
    TrustAnchor both = TrustAnchor.of(SIGNER.publicKey(), second.publicKey(), SIGNER.publicKey());

    assertThat(both.verdict(DIGEST, SIGNATURE)).isEqualTo(Verdict.TRUSTED);
    assertThat(both.verdict(DIGEST, signatureOf(second, DIGEST))).isEqualTo(Verdict.TRUSTED);
    assertThat(Samples.TRUST.verdict(DIGEST, signatureOf(second, DIGEST)))
        .isEqualTo(Verdict.UNKNOWN_SIGNER);
  }

  @Test
  void nobodyIsNoSigner() {
    assertThat(Samples.TRUST.verdict(DIGEST, ImageSignature.NONE)).isEqualTo(Verdict.UNSIGNED);
    assertThat(ImageSigner.none().sign(DIGEST).isZero()).isTrue();
    assertThat(Bytes.of((byte) 0, (byte) 1).isZero()).isFalse();
  }

  @Test
  void aSeedLeadsToOneKeyAndAnotherSeedToAnother() {
    assertThat(Ed25519Signer.seeded(1).keyId()).isEqualTo(SIGNER.keyId());
    assertThat(Ed25519Signer.seeded(1).sign(DIGEST)).isEqualTo(SIGNATURE.bytes());
    assertThat(Ed25519Signer.seeded(2).keyId()).isNotEqualTo(SIGNER.keyId());
  }

  /// The first three of the test vectors in RFC 8032, 7.1.
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
  })
  void aPrivateKeyHasThePublicKeyOfTheStandard(String privateKey, String publicKey) {
    Bytes secret = Bytes.of(HexFormat.of().parseHex(privateKey));
    Bytes encoded = Bytes.of(Ed25519Signer.ofPrivateKey(secret).publicKey().getEncoded());

    assertThat(encoded.toString()).endsWith(publicKey);
  }

  @Property(tries = 20)
  void eachSeedLeadsToKeysThatBelongTogether(@ForAll long seed) {
    Ed25519Signer signer = Ed25519Signer.seeded(seed);

    assertThat(TrustAnchor.of(signer.publicKey()).verdict(DIGEST, signatureOf(signer, DIGEST)))
        .isEqualTo(Verdict.TRUSTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed448", "EC"})
  void keysOfAnotherKindAreRefused(String algorithm) throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

    assertThatThrownBy(() -> new Ed25519Signer(keys))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("images are signed with Ed25519");
    assertThatThrownBy(() -> TrustAnchor.of(keys.getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysThatDoNotBelongTogetherDoNotSign() throws GeneralSecurityException {
    KeyPair rsa = KeyPairGenerator.getInstance("EC").generateKeyPair();
    Ed25519Signer signer = new Ed25519Signer(new KeyPair(SIGNER.publicKey(), rsa.getPrivate()));

    assertThatThrownBy(() -> signer.sign(DIGEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("keyId=" + SIGNER.keyId());
  }

  @Test
  void aVerdictIsAskedForOnce() {
    AtomicInteger questions = new AtomicInteger();
    CachedVerdicts cached =
        new CachedVerdicts(
            (digest, signature) -> {
              questions.incrementAndGet();
              return Samples.TRUST.verdict(digest, signature);
            });

    for (int round = 0; round < 3; round++) {
      assertThat(cached.verdict(DIGEST, SIGNATURE)).isEqualTo(Verdict.TRUSTED);
      assertThat(cached.verdict(OTHER_DIGEST, SIGNATURE)).isEqualTo(Verdict.WRONG);
    }
    assertThat(questions).hasValue(2);
  }

  @Test
  void aForgedSignatureIsNotTrustedAfterTheTrueOne() {
    CachedVerdicts cached = new CachedVerdicts(Samples.TRUST);
    ImageSignature forged = signatureOf(SIGNER, OTHER_DIGEST);

    assertThat(cached.verdict(DIGEST, SIGNATURE)).isEqualTo(Verdict.TRUSTED);
    assertThat(cached.verdict(DIGEST, forged)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void verdictsAreForgottenBeforeTheyFillTheMemory() {
    AtomicInteger questions = new AtomicInteger();
    CachedVerdicts cached =
        new CachedVerdicts(
            (_, _) -> {
              questions.incrementAndGet();
              return Verdict.WRONG;
            });
    List<Digest> digests =
        IntStream.rangeClosed(0, CachedVerdicts.VERDICTS_MAX)
            .mapToObj(index -> Digest.of(Samples.bytes("image " + index).asSegment()))
            .collect(Collectors.toCollection(ArrayList::new));

    Digest first = digests.getFirst();
    Digest last = digests.removeLast();
    digests.forEach(digest -> cached.verdict(digest, SIGNATURE));
    assertThat(cached.verdict(first, SIGNATURE)).isEqualTo(Verdict.WRONG);
    assertThat(questions).hasValue(CachedVerdicts.VERDICTS_MAX);
    assertThat(cached.verdict(last, SIGNATURE)).isEqualTo(Verdict.WRONG);
    assertThat(cached.verdict(first, SIGNATURE)).isEqualTo(Verdict.WRONG);
    assertThat(questions).hasValue(CachedVerdicts.VERDICTS_MAX + 2);
  }
}
