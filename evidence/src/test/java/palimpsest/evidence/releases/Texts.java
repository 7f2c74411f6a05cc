package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.roll.RollPlan;

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
      case ReleaseFileResult.Read(ReleaseHistory history, _) -> history;
      case ReleaseFileResult.Wrong(List<Problem> problems) ->
          throw new AssertionError("expected a history: problems=" + problems);
    };
  }

  static RollPlan system(String text) {
    return read(text) instanceof ReleaseFileResult.Read(_, Optional<RollPlan> system)
        ? system.orElseThrow()
        : fail("a system is read");
  }

  static List<Problem> problems(String text) {
    return switch (read(text)) {
      case ReleaseFileResult.Read(ReleaseHistory history, _) ->
          throw new AssertionError("expected problems: history=" + history);
      case ReleaseFileResult.Wrong(List<Problem> problems) -> problems;
    };
  }
}
