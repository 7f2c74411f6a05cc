package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Peer;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

/// Reads what surrounds an image.
final class EnvironmentReader {
  /// What a file without an environment says: nothing is known, and nobody is there.
  static final Environment NOTHING_KNOWN = new Environment(Capabilities.NONE, List.of(), List.of());

  private EnvironmentReader() {}

  static Optional<Environment> environment(Value value) {
    return value.section(Shape.ENVIRONMENT).flatMap(EnvironmentReader::environment);
  }

  /// Capability fields as written, without what another release may add.
  static Map<String, Presence> capabilities(Value value) {
    Map<String, Presence> read = new TreeMap<>();
    value
        .named()
        .forEach(
            (name, presence) ->
                presence.choice(Words.PRESENCES).ifPresent(known -> read.put(name, known)));
    return read;
  }

  private static Optional<Environment> environment(Section in) {
    Map<String, Presence> capabilities =
        in.optional("capabilities").map(EnvironmentReader::capabilities).orElse(Map.of());
    List<CompanionModule> modules = new ArrayList<>();
    in.optional("modules")
        .ifPresent(
            value ->
                value
                    .named()
                    .forEach((name, module) -> module(name, module).ifPresent(modules::add)));
    List<Peer> peers = new ArrayList<>();
    in.optional("peers")
        .ifPresent(
            value -> value.named().forEach((name, peer) -> peer(name, peer).ifPresent(peers::add)));
    return in.build(() -> new Environment(new Capabilities(capabilities), modules, peers));
  }

  private static Optional<CompanionModule> module(String name, Value value) {
    return value
        .section(Shape.MODULE)
        .flatMap(
            in -> {
              Optional<Version> version =
                  in.required("version").flatMap(text -> text.parsed(Version::of));
              Map<String, Presence> capabilities =
                  in.optional("capabilities").map(EnvironmentReader::capabilities).orElse(Map.of());
              return in.build(
                  () ->
                      new CompanionModule(
                          name, version.orElseThrow(), new Capabilities(capabilities)));
            });
  }

  private static Optional<Peer> peer(String name, Value value) {
    return value
        .section(Shape.PEER)
        .flatMap(
            in -> {
              SortedSet<String> capabilities = names(in, "uses-capabilities");
              SortedSet<String> procedures = names(in, "uses-procedures");
              Optional<Boolean> notices = in.required("notices-changes").flatMap(Value::truth);
              return in.build(
                  () -> new Peer(name, capabilities, procedures, notices.orElseThrow()));
            });
  }

  private static SortedSet<String> names(Section in, String key) {
    return in.optional(key).map(Value::names).orElse(Collections.emptySortedSet());
  }
}
