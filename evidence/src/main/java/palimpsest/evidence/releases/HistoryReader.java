package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.roll.RollPlan;

/// Reads a release file's one document into a history, and the system that it may have.
final class HistoryReader {
  private HistoryReader() {}

  static Optional<ReleaseFileResult.Read> file(Value root) {
    return root.section(Shape.HISTORY).flatMap(HistoryReader::file);
  }

  private static Optional<ReleaseFileResult.Read> file(Section in) {
    Optional<String> name = in.required("name").flatMap(Value::text);
    Environment environment =
        in.optional("environment")
            .flatMap(EnvironmentReader::environment)
            .orElse(EnvironmentReader.NOTHING_KNOWN);
    List<Value> items = items(in, "releases", "at least one release");
    Set<String> names = names(items);
    boolean allNamed = names.size() == items.size();
    ReleaseReader reader = new ReleaseReader(names, allNamed);
    List<Release> releases = new ArrayList<>();
    for (Value item : items) {
      reader.release(item).ifPresent(releases::add);
    }
    List<UpdatePath> paths = new ArrayList<>();
    PathReader pathReader = new PathReader(names, allNamed);
    List<Value> pathItems = items(in, "paths", "at least one path");
    for (Value item : pathItems) {
      pathReader.path(item).ifPresent(paths::add);
    }
    boolean allPromised = !paths.isEmpty() && paths.size() == pathItems.size();
    Optional<RollPlan> system =
        in.optional("system").flatMap(value -> new SystemReader(paths, allPromised).system(value));
    if (in.isClean()) {
      CrossCheck check = new CrossCheck(environment, releases);
      in.optional("environment").ifPresent(check::environment);
      for (int index = 0; index < releases.size(); index++) {
        check.release(releases.get(index), items.get(index));
      }
      for (int index = 0; index < paths.size(); index++) {
        check.path(paths.get(index), pathItems.get(index));
      }
    }
    return in.build(
        () ->
            new ReleaseFileResult.Read(
                new ReleaseHistory(name.orElseThrow(), environment, releases, paths), system));
  }

  private static List<Value> items(Section in, String key, String expected) {
    Optional<Value> list = in.required(key);
    List<Value> items = list.map(Value::items).orElse(List.of());
    if (list.isPresent()
        && list.get().node() instanceof YamlNode.Sequence sequence
        && sequence.items().isEmpty()) {
      list.get().wrong("is empty", "expected " + expected);
    }
    return items;
  }

  /// The names that the releases give themselves, whatever else may be wrong with them: what refers
  /// to a release with a mistake in it is not itself a mistake.
  private static Set<String> names(List<Value> releases) {
    Set<String> names = new LinkedHashSet<>();
    for (Value release : releases) {
      if (release.node() instanceof YamlNode.Mapping
          && release.at("name").node() instanceof YamlNode.Scalar scalar) {
        names.add(scalar.text());
      }
    }
    return names;
  }
}
