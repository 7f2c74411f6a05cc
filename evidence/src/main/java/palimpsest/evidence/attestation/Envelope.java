package palimpsest.evidence.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A statement and who signed it, as DSSE has it. Without signatures it is unsigned, and says of
/// nobody that he made it.
record Envelope(String payloadType, String payload, List<Signed> signatures) {
  private static final String TYPE = "application/vnd.in-toto+json";
  private static final String ALGORITHM = "Ed25519";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  Envelope {
    signatures = List.copyOf(signatures);
  }

  /// A signature in base 64.
  record Signed(String sig) {}

  static Envelope of(String statement, Optional<PrivateKey> key) {
    byte[] body = statement.getBytes(UTF_8);
    List<Signed> signatures =
        key.map(each -> List.of(new Signed(encoded(sign(body, each))))).orElse(List.of());
    return new Envelope(TYPE, encoded(body), signatures);
  }

  /// Reads an envelope.
  ///
  /// @throws IllegalArgumentException if it is none; the message is one line
  static Envelope read(String text) {
    try {
      Envelope envelope = JSON.readValue(text, Envelope.class);
      if (!envelope.payloadType.equals(TYPE)) {
        throw new IllegalArgumentException("an envelope holds " + TYPE);
      }
      if (!envelope.json().equals(text) || !envelope.isCanonical()) {
        throw new IllegalArgumentException("an envelope is written in one way only");
      }
      return envelope;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not an envelope: " + e.getOriginalMessage(), e);
    }
  }

  String json() {
    return JSON.writeValueAsString(this) + "\n";
  }

  boolean isSigned() {
    return !signatures.isEmpty();
  }

  /// The statement.
  ///
  /// @throws IllegalArgumentException if it is not in base 64
  String statement() {
    return new String(body(), UTF_8);
  }

  /// Base 64 has bits at its end that mean nothing; they are to be 0.
  private boolean isCanonical() {
    return Stream.concat(Stream.of(payload), signatures.stream().map(Signed::sig))
        .allMatch(text -> encoded(Base64.getDecoder().decode(text)).equals(text));
  }

  private byte[] body() {
    return Base64.getDecoder().decode(payload);
  }

  /// Whether one of the signatures is that of a key.
  boolean isSignedBy(PublicKey key) {
    return signatures.stream().anyMatch(signed -> isSignedBy(signed, key));
  }

  private boolean isSignedBy(Signed signed, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(authenticated(body()));
      return signature.verify(Base64.getDecoder().decode(signed.sig()));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private static byte[] sign(byte[] body, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(authenticated(body));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key signs by " + ALGORITHM, e);
    }
  }

  /// What is signed: the body with its type and both their lengths.
  private static byte[] authenticated(byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head = "DSSEv1 " + TYPE.length() + " " + TYPE + " " + body.length + " ";
    all.writeBytes(head.getBytes(UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
