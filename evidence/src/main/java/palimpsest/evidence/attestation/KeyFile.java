package palimpsest.evidence.attestation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// Ed25519 keys in files, as `openssl genpkey -algorithm ed25519` and `openssl pkey -pubout` write
/// them.
public final class KeyFile {
  private static final String ALGORITHM = "Ed25519";

  private KeyFile() {}

  /// A key that signs.
  ///
  /// @throws IOException if there is none; the message is one line
  public static PrivateKey signing(Path file) throws IOException {
    byte[] bytes = bytes(file, "PRIVATE KEY");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": not a private key for " + ALGORITHM, e);
    }
  }

  /// A key that signatures are checked with.
  ///
  /// @throws IOException if there is none; the message is one line
  public static PublicKey checking(Path file) throws IOException {
    byte[] bytes = bytes(file, "PUBLIC KEY");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": not a public key for " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(Path file, String kind) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    String text = Files.readString(file);
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    if (!text.contains(begin) || text.indexOf(end) < text.indexOf(begin)) {
      throw new IOException(file + ": a key file has a line " + begin);
    }
    String body = text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end));
    try {
      return Base64.getMimeDecoder().decode(body.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": a key is written in base 64", e);
    }
  }
}
