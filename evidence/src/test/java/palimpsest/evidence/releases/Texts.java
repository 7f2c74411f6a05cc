package palimpsest.evidence.releases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import palimpsest.model.release.ReleaseHistory;

/// Release files for tests, and reading them.
final class Texts {
  private Texts() {}

  /// A file in which each key there is stands at least once.
  static String complete() {
    return resource("complete.yaml");
  }

  static String resource(String name) {
    try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  static ReleaseFileResult read(byte[] bytes) {
    try {
      return ReleaseFile.read("releases.yaml", new ByteArrayInputStream(bytes));
    } catch (IOException reason) {
      throw new UncheckedIOException(reason);
    }
  }

  static ReleaseFileResult read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static ReleaseHistory history(String text) {
    return switch (read(text)) {
      case ReleaseFileResult.Read(ReleaseHistory history) -> history;
      case ReleaseFileResult.Wrong(List<Problem> problems) ->
          throw new AssertionError("expected a history: problems=" + problems);
    };
  }

  static List<Problem> problems(String text) {
    return switch (read(text)) {
      case ReleaseFileResult.Read(ReleaseHistory history) ->
          throw new AssertionError("expected problems: history=" + history);
      case ReleaseFileResult.Wrong(List<Problem> problems) -> problems;
    };
  }
}
