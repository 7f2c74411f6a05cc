package palimpsest.evidence.attestation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeSet;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Conclusion;
import palimpsest.evidence.report.ReportFolder;

/// Attests a report, and checks whether a folder still is what was attested.
public final class Attestation {
  private Attestation() {}

  /// The contents of the file that attests the others.
  ///
  /// @param key who vouches for it; without, it is marked as unsigned
  public static String of(
      Certificate certificate,
      SequencedMap<String, String> files,
      Build build,
      Optional<PrivateKey> key) {
    return Envelope.of(Statement.of(certificate, files, build).json(), key).json();
  }

  /// What is wrong, a line each, and what else is to be known.
  public record Result(List<String> wrong, List<String> notes) {
    public Result {
      wrong = List.copyOf(wrong);
      notes = List.copyOf(notes);
    }
  }

  /// Looks whether a folder holds what was attested, and whether this build made it.
  ///
  /// @param key of who has to have signed it
  public static Result check(Path folder, Build build, Optional<PublicKey> key) throws IOException {
    Path file = folder.resolve(ReportFolder.ATTESTATION);
    if (!Files.isRegularFile(file)) {
      return new Result(List.of(ReportFolder.ATTESTATION + ": is missing"), List.of());
    }
    try {
      Envelope envelope =
          Envelope.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      Statement statement = Statement.read(envelope.statement());
      List<String> wrong = new ArrayList<>(files(folder, statement));
      made(statement.predicate().by(), build, wrong);
      List<String> notes = new ArrayList<>();
      signature(envelope, key, wrong, notes);
      if (statement.predicate().verdict().equals(Conclusion.INCOMPLETE.word())) {
        notes.add("incomplete: the run was interrupted, and shows less than was asked for");
      }
      notes.add("made by: " + statement.predicate().command());
      return new Result(wrong, notes);
    } catch (IllegalArgumentException e) {
      return new Result(
          List.of(ReportFolder.ATTESTATION + ": was changed: " + e.getMessage()), List.of());
    }
  }

  private static List<String> files(Path folder, Statement statement) throws IOException {
    List<String> wrong = new ArrayList<>();
    SortedMap<String, String> found = Digests.in(folder);
    found.remove(ReportFolder.ATTESTATION);
    for (Statement.Subject subject : statement.subject()) {
      String digest = found.remove(subject.name());
      if (digest == null) {
        wrong.add(subject.name() + ": is missing");
      } else if (!digest.equals(subject.sha256())) {
        wrong.add(
            subject.name()
                + ": was changed: sha256 attested="
                + subject.sha256()
                + " found="
                + digest);
      }
    }
    found.keySet().forEach(name -> wrong.add(name + ": is not attested"));
    return wrong;
  }

  private static void made(Statement.Made made, Build build, List<String> wrong) {
    differences("binary", made.binaries(), build.binaries(), wrong);
    differences("specification", made.specification(), build.specification(), wrong);
  }

  private static void differences(
      String kind, Map<String, String> attested, Map<String, String> here, List<String> wrong) {
    TreeSet<String> names = new TreeSet<>(attested.keySet());
    names.addAll(here.keySet());
    List<String> differing =
        names.stream()
            .filter(name -> !attested.getOrDefault(name, "").equals(here.getOrDefault(name, "")))
            .toList();
    if (!differing.isEmpty()) {
      wrong.add(
          "made by another build than this one: "
              + differing.size()
              + " of "
              + names.size()
              + " digests differ, the first of them of the "
              + kind
              + " "
              + differing.getFirst());
    }
  }

  private static void signature(
      Envelope envelope, Optional<PublicKey> key, List<String> wrong, List<String> notes) {
    if (key.isEmpty()) {
      notes.add(
          envelope.isSigned()
              ? "signed, by whom was not checked: --key PUBLIC.pem does"
              : "unsigned: whoever can write to the folder can have made it");
    } else if (!envelope.isSigned()) {
      wrong.add(ReportFolder.ATTESTATION + ": is unsigned");
    } else if (envelope.isSignedBy(key.get())) {
      notes.add("signed by the key that was given");
    } else {
      wrong.add(ReportFolder.ATTESTATION + ": is not signed by the key that was given");
    }
  }
}
