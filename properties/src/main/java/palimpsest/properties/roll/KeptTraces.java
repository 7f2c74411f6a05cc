package palimpsest.properties.roll;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import palimpsest.impl.system.TogetherCompatible;
import palimpsest.model.release.Release;
import palimpsest.properties.trace.RecordedTrace;
import palimpsest.properties.trace.RollHeader;

/// The traces of a plan's rolls, each in a file of its own where they are kept.
///
/// For one thread.
final class KeptTraces {
  private final RollHeader header;
  private final String name;
  private final Optional<Path> folder;
  private int kept;

  KeptTraces(RollPlan plan, Release from, Release to, Optional<Path> folder) {
    this.header = header(plan, from, to);
    this.name = "roll-" + from.name() + ".." + to.name();
    this.folder = folder;
  }

  private static RollHeader header(RollPlan plan, Release from, Release to) {
    SequencedMap<String, List<String>> hosts = new LinkedHashMap<>();
    plan.hosts().forEach(host -> hosts.put(host.host(), List.copyOf(host.adapters())));
    boolean areTogether = TogetherCompatible.areTogether(from, to);
    SequencedMap<String, List<String>> images = new LinkedHashMap<>();
    images.put(from.name(), areTogether ? List.of(to.name()) : List.of());
    images.put(to.name(), areTogether ? List.of(from.name()) : List.of());
    return new RollHeader(plan.adapters(), hosts, from.name(), images);
  }

  /// What the trace of each roll begins with.
  RollHeader header() {
    return header;
  }

  void keep(RecordedTrace trace) {
    if (folder.isEmpty()) {
      return;
    }
    kept++;
    String file = URLEncoder.encode(name + "-" + kept + ".ndjson", StandardCharsets.UTF_8);
    try (InputStream in = trace.read()) {
      Files.createDirectories(folder.get());
      Files.copy(in, folder.get().resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("a roll's trace can be written: file=" + file, e);
    }
  }
}
