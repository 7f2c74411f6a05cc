package palimpsest.properties.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;

/// Writes a history as the file that `palimpsest certify` reads: of each release, what differs from
/// the one before it.
public final class HistoryText {
  private final List<String> lines = new ArrayList<>();

  private HistoryText() {}

  /// The file, each line ended.
  public static String of(ReleaseHistory history) {
    HistoryText text = new HistoryText();
    text.lines.add("name: " + Flow.name(history.name()));
    text.environment(history.environment());
    text.lines.add("releases:");
    Optional<Release> before = Optional.empty();
    for (Release release : history.releases()) {
      text.lines.addAll(ReleaseText.of(release, before));
      before = Optional.of(release);
    }
    if (!history.paths().isEmpty()) {
      text.lines.add("paths:");
      history.paths().forEach(path -> text.lines.add("  - " + path(path)));
    }
    return String.join("\n", text.lines) + "\n";
  }

  private void environment(Environment environment) {
    List<String> parts = new ArrayList<>();
    if (!environment.capabilities().fields().isEmpty()) {
      parts.add("  capabilities: " + capabilities(environment.capabilities()));
    }
    if (!environment.companions().isEmpty()) {
      parts.add("  modules:");
      environment.companions().forEach(module -> parts.add("    " + module(module)));
    }
    if (!environment.peers().isEmpty()) {
      parts.add("  peers:");
      environment.peers().forEach(peer -> parts.add("    " + peer(peer)));
    }
    if (!parts.isEmpty()) {
      lines.add("environment:");
      lines.addAll(parts);
    }
  }

  static String capabilities(Capabilities capabilities) {
    SequencedMap<String, String> words = new TreeMap<>();
    capabilities.fields().forEach((name, word) -> words.put(Flow.name(name), Flow.word(word)));
    return Flow.group(words);
  }

  private static String module(CompanionModule module) {
    List<String> parts = new ArrayList<>(List.of("version: " + module.version()));
    if (!module.capabilities().fields().isEmpty()) {
      parts.add("capabilities: " + capabilities(module.capabilities()));
    }
    return Flow.name(module.name()) + ": " + Flow.group(parts);
  }

  private static String peer(Peer peer) {
    List<String> parts = new ArrayList<>();
    if (!peer.usesCapabilities().isEmpty()) {
      parts.add("uses-capabilities: " + Flow.list(peer.usesCapabilities(), Flow::name));
    }
    if (!peer.usesProcedures().isEmpty()) {
      parts.add("uses-procedures: " + Flow.list(peer.usesProcedures(), Flow::name));
    }
    parts.add("notices-changes: " + peer.noticesChanges());
    return Flow.name(peer.name()) + ": " + Flow.group(parts);
  }

  private static String path(UpdatePath path) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                "from: " + Flow.name(path.from()),
                "to: " + Flow.name(path.to()),
                "promise: " + Flow.word(path.promise())));
    path.because().ifPresent(because -> parts.add("because: " + Flow.name(because)));
    if (path.policy().downgrade()) {
      parts.add("downgrade: true");
    }
    if (!path.policy().acceptedLosses().isEmpty()) {
      parts.add(
          "accept-loss: " + Flow.list(path.policy().acceptedLosses(), HistoryText::fieldName));
    }
    return Flow.group(parts);
  }

  static String fieldName(FieldName name) {
    return Flow.name(name.toString());
  }
}
