package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A SHA-256 digest, 32 bytes; an image's own tells it apart from any other.
public record Digest(Bytes bytes) {
  public static final int SIZE_BYTES = 32;

  public Digest {
    if (bytes.sizeBytes() != SIZE_BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes: sizeBytes=" + bytes.sizeBytes());
    }
  }

  /// The digest of what the segment holds now.
  public static Digest of(MemorySegment segment) {
    MessageDigest digest = sha256();
    for (ByteBuffer piece : Pieces.of(segment)) {
      digest.update(piece);
    }
    return new Digest(Bytes.of(digest.digest()));
  }

  @Override
  public String toString() {
    return bytes.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java platform has SHA-256", e);
    }
  }
}
