package palimpsest.evidence.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An earlier report, to compare with.
public record Baseline(JsonNode evidence, Results.Recorded results) {
  /// Reads the report in a folder.
  ///
  /// @throws IOException if there is none; the message is one line
  public static Baseline read(Path folder) throws IOException {
    for (String name : new String[] {ReportFolder.DATA, ReportFolder.RESULTS}) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new IOException(folder + ": has no " + name + "; name the folder of a report");
      }
    }
    try {
      JsonNode evidence =
          JsonMapper.shared().readTree(Files.readString(folder.resolve(ReportFolder.DATA)));
      if (!evidence.path("format").asString("").equals(Evidence.FORMAT)) {
        throw new IOException(folder + ": " + ReportFolder.DATA + " is not " + Evidence.FORMAT);
      }
      return new Baseline(
          evidence, Results.read(Files.readString(folder.resolve(ReportFolder.RESULTS))));
    } catch (JacksonException e) {
      throw new IOException(
          folder + ": " + ReportFolder.DATA + " cannot be read: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          folder + ": " + ReportFolder.RESULTS + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// How a certification differs from this one.
  public Differences differences(Certificate certificate) {
    return Differences.of(
        this, Evidence.node(certificate), Results.read(Results.json(certificate)));
  }
}
