package palimpsest.evidence.attestation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// SHA-256 of files, by their names.
public final class Digests {
  private Digests() {}

  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Of files, each under the last part of its path.
  public static SortedMap<String, String> of(Collection<Path> files) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Path file : files) {
      digests.put(String.valueOf(file.getFileName()), of(Files.readAllBytes(file)));
    }
    return digests;
  }

  /// Of all files in a folder.
  public static SortedMap<String, String> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    return of(files);
  }
}
