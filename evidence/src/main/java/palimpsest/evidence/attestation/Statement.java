package palimpsest.evidence.attestation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Certificate.Origin;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An in-toto statement: these files, by their digests, are a report that was made in that way.
/// `docs/attestation.md` says what each field means.
record Statement(
    @JsonProperty("_type") String type,
    List<Subject> subject,
    String predicateType,
    Predicate predicate) {
  static final String PREDICATE = "urn:palimpsest:certificate:1";

  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  Statement {
    subject = List.copyOf(subject);
  }

  /// A file of the report.
  record Subject(String name, Map<String, String> digest) {
    private static final String SHA256 = "sha256";

    static Subject of(String name, String sha256) {
      return new Subject(name, Map.of(SHA256, sha256));
    }

    String sha256() {
      return digest.getOrDefault(SHA256, "");
    }
  }

  /// How the report was made.
  record Predicate(
      String command,
      String releaseFile,
      String releaseFileSha256,
      String begun,
      boolean promisesKept,
      String verdict,
      Optional<Requirements> requirements,
      Made by) {}

  /// How many requirements stand how, and after which profile.
  record Requirements(String profile, long shown, long specified, long notShown, long broken) {
    static Requirements of(RequirementMatrix matrix) {
      return new Requirements(
          matrix.profile(),
          matrix.count(Standing.SHOWN),
          matrix.count(Standing.SPECIFIED),
          matrix.count(Standing.NOT_SHOWN),
          matrix.count(Standing.BROKEN));
    }
  }

  /// With what.
  record Made(
      String palimpsest,
      Optional<String> source,
      String java,
      String system,
      SortedMap<String, String> binaries,
      SortedMap<String, String> specification) {}

  static Statement of(Certificate certificate, SequencedMap<String, String> files, Build build) {
    Origin origin = certificate.origin();
    return new Statement(
        TYPE,
        files.entrySet().stream()
            .map(file -> Subject.of(file.getKey(), Digests.of(file.getValue())))
            .toList(),
        PREDICATE,
        new Predicate(
            origin.command(),
            origin.file(),
            origin.sha256(),
            origin.begun().toString(),
            certificate.holds(),
            certificate.conclusion().word(),
            certificate.requirements().map(Requirements::of),
            new Made(
                origin.tools().palimpsest(),
                origin.tools().source(),
                origin.tools().java(),
                origin.tools().system(),
                new TreeMap<>(build.binaries()),
                new TreeMap<>(build.specification()))));
  }

  /// Reads a statement of this kind.
  ///
  /// @throws IllegalArgumentException if it is none; the message is one line
  static Statement read(String text) {
    try {
      Statement statement = JSON.readValue(text, Statement.class);
      if (!statement.type.equals(TYPE) || !statement.predicateType.equals(PREDICATE)) {
        throw new IllegalArgumentException(
            "a statement about a certificate is of type " + TYPE + " and " + PREDICATE);
      }
      return statement;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a statement: " + e.getOriginalMessage(), e);
    }
  }

  String json() {
    return JSON.writeValueAsString(this);
  }
}
