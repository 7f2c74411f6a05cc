package palimpsest.evidence.certify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import palimpsest.evidence.releases.Problem;
import palimpsest.evidence.releases.ReleaseFile;
import palimpsest.evidence.releases.ReleaseFileResult;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.roll.RollPlan;

/// The history that is to be certified, the storage system that goes with it, the name of their
/// file, and the digest that tells that file from all others.
record Subject(
    ReleaseHistory history,
    Optional<RollPlan> system,
    String file,
    String sha256,
    boolean isSample) {
  private static final String SAMPLE = "sample.yaml";

  /// A subject, or what is wrong with its file.
  sealed interface Reading {
    record Read(Subject subject) implements Reading {}

    record Wrong(List<Problem> problems) implements Reading {
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads a release file, or the sample where there is none.
  static Reading read(Optional<Path> file) throws IOException {
    ReleaseFileResult result =
        file.isPresent() ? ReleaseFile.read(file.get()) : ReleaseFile.readSample();
    return switch (result) {
      case ReleaseFileResult.Wrong wrong -> new Reading.Wrong(wrong.problems());
      case ReleaseFileResult.Read read ->
          new Reading.Read(
              new Subject(
                  read.history(),
                  read.system(),
                  file.map(Path::toString).orElse(SAMPLE),
                  digest(file.isPresent() ? Files.readAllBytes(file.get()) : sample()),
                  file.isEmpty()));
    };
  }

  /// What is about to be done, in a line.
  String announced(int paths, RunSettings settings) {
    return history.name()
        + " ("
        + file
        + "): "
        + paths
        + " of "
        + Wording.count(history.paths().size(), "promised path")
        + ", "
        + Wording.count(settings.runs(), "update")
        + " each and one observed, seed "
        + settings.seed();
  }

  private static byte[] sample() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ReleaseFile.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      return stream.readAllBytes();
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
