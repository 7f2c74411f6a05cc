package palimpsest.impl.system;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.model.release.Release;

/// A storage system as a roll sees it: where media come in, the adapters, the source adapter first,
/// and what is checked before each of them is updated.
///
/// Refused with an `IllegalArgumentException`: no adapter, or two of one name
public record StorageSystem(
    InputDevice input, List<RolledAdapter> adapters, List<RollCheck> checks) {
  public StorageSystem {
    adapters = List.copyOf(adapters);
    checks = List.copyOf(checks);
    Set<String> names = new HashSet<>();
    if (adapters.isEmpty() || !adapters.stream().map(RolledAdapter::name).allMatch(names::add)) {
      throw new IllegalArgumentException(
          "there are adapters, each with a name of its own: names="
              + adapters.stream().map(RolledAdapter::name).toList());
    }
  }

  public static StorageSystem of(
      InputDevice input, List<RolledAdapter> adapters, List<HostPaths> hosts) {
    return new StorageSystem(
        input, adapters, List.of(new LivePaths(hosts), new TogetherCompatible()));
  }

  RolledAdapter adapter(String name) {
    return adapters.stream()
        .filter(adapter -> adapter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an adapter is known: name=" + name));
  }

  Condition condition(String name) {
    return adapter(name).condition();
  }

  /// An adapter that does not answer, if there is one.
  Optional<String> unanswered() {
    return adapters.stream()
        .filter(adapter -> adapter.condition() instanceof Condition.Dead)
        .map(RolledAdapter::name)
        .findFirst();
  }

  /// Why not all adapters may be updated to the release, as things are now.
  Optional<String> refusal(Release release) {
    return adapters.stream()
        .flatMap(adapter -> refusals(adapter.name(), release).stream())
        .findFirst();
  }

  /// Why the adapter may not be updated to the release now, a line for each reason.
  List<String> refusals(String name, Release release) {
    return checks.stream().flatMap(check -> check.refuses(this, name, release).stream()).toList();
  }
}
