package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import palimpsest.impl.system.HostPaths;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.roll.Medium;
import palimpsest.properties.roll.RollPlan;

/// Reads the storage system that an update is rolled over.
final class SystemReader {
  private final List<UpdatePath> paths;
  private final boolean allRead;

  /// A reader for a file that promises these paths. Unless they are all, another one may be rolled.
  SystemReader(List<UpdatePath> paths, boolean allRead) {
    this.paths = List.copyOf(paths);
    this.allRead = allRead;
  }

  Optional<RollPlan> system(Value value) {
    return value.section(Shape.SYSTEM).flatMap(this::system);
  }

  private Optional<RollPlan> system(Section in) {
    List<String> adapters = in.required("adapters").map(SystemReader::adapters).orElse(List.of());
    List<HostPaths> hosts =
        in.required("hosts").map(value -> hosts(value, adapters)).orElse(List.of());
    Optional<UpdatePath> path =
        in.required("roll").flatMap(value -> value.section(Shape.ROLL)).flatMap(this::rolled);
    if (path.isEmpty()) {
      in.spoil();
    }
    List<Medium> media = in.required("media").map(SystemReader::media).orElse(List.of());
    return in.build(() -> new RollPlan(adapters, hosts, path.orElseThrow(), media));
  }

  private static List<String> adapters(Value value) {
    Set<String> names = new LinkedHashSet<>();
    List<Value> items = value.items();
    for (Value item : items) {
      item.name()
          .filter(name -> !names.add(name))
          .ifPresent(name -> item.wrong("is there twice: " + name, "name each adapter once"));
    }
    if (value.node() instanceof YamlNode.Sequence
        && (items.size() < RollPlan.PATHS_MIN || items.size() > RollPlan.ADAPTERS_MAX)) {
      value.wrong(
          "has " + items.size() + (items.size() == 1 ? " adapter" : " adapters"),
          "name "
              + RollPlan.PATHS_MIN
              + " to "
              + RollPlan.ADAPTERS_MAX
              + ": while one is updated, hosts use another");
      return List.of();
    }
    return List.copyOf(names);
  }

  private static List<HostPaths> hosts(Value value, List<String> adapters) {
    List<HostPaths> hosts = new ArrayList<>();
    var named = value.named();
    if (value.node() instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, _)
        && (entries.isEmpty() || entries.size() > RollPlan.HOSTS_MAX)) {
      value.wrong("has " + entries.size() + " hosts", "name 1 to " + RollPlan.HOSTS_MAX);
    }
    named.forEach((host, to) -> hosts.add(new HostPaths(host, adaptersOf(to, adapters))));
    return hosts;
  }

  private static SortedSet<String> adaptersOf(Value value, List<String> adapters) {
    SortedSet<String> names = value.names();
    if (!(value.node() instanceof YamlNode.Sequence(List<YamlNode> items, _))) {
      return Collections.emptySortedSet();
    }
    if (!adapters.isEmpty()) {
      for (Value item : value.items()) {
        if (item.node() instanceof YamlNode.Scalar scalar
            && names.contains(scalar.text())
            && !adapters.contains(scalar.text())) {
          item.wrong("is no adapter: " + scalar.text(), Spelling.advice(scalar.text(), adapters));
        }
      }
    }
    if (items.size() < RollPlan.PATHS_MIN) {
      value.wrong(
          "has " + items.size() + (items.size() == 1 ? " path" : " paths"),
          "name two adapters or more: while one is updated, the host uses another");
    }
    return names;
  }

  /// The promised path that is rolled.
  private Optional<UpdatePath> rolled(Section in) {
    Optional<String> from = in.required("from").flatMap(Value::name);
    Optional<String> to = in.required("to").flatMap(Value::name);
    if (from.isEmpty() || to.isEmpty() || !in.isClean()) {
      return Optional.empty();
    }
    List<UpdatePath> able =
        paths.stream().filter(path -> path.promise() != Promise.REFUSED).toList();
    Optional<UpdatePath> path =
        able.stream()
            .filter(each -> each.from().equals(from.get()) && each.to().equals(to.get()))
            .findFirst();
    if (path.isEmpty() && allRead) {
      in.value()
          .wrong(
              "no path " + from.get() + " -> " + to.get() + " is promised to come through",
              able.isEmpty()
                  ? "there is none"
                  : "there is "
                      + able.stream()
                          .map(each -> each.from() + " -> " + each.to())
                          .collect(Collectors.joining(", ")));
    }
    return path;
  }

  private static List<Medium> media(Value value) {
    List<Medium> media = new ArrayList<>();
    for (Value item : value.items()) {
      Optional<Medium> medium = item.choice(Words.MEDIA);
      if (medium.filter(media::contains).isPresent()) {
        item.wrong("is there twice: " + medium.get().word(), "name each medium once");
      }
      medium.ifPresent(media::add);
    }
    if (value.node() instanceof YamlNode.Sequence(List<YamlNode> items, _)
        && items.size() == media.size()
        && media.stream().allMatch(Medium::vanishes)) {
      value.wrong("has no medium that stays", "name directory, file or stream, too");
    }
    return media;
  }
}
