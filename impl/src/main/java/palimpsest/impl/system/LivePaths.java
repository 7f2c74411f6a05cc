package palimpsest.impl.system;

import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Release;

/// Every host keeps a live path, and no adapter is paused while another is.
public record LivePaths(List<HostPaths> hosts) implements RollCheck {
  public LivePaths {
    hosts = List.copyOf(hosts);
  }

  @Override
  public Optional<String> refuses(StorageSystem system, String adapter, Release release) {
    return paused(system, adapter)
        .map(
            other ->
                "no adapter is paused while another is: adapter=" + adapter + " paused=" + other)
        .or(
            () ->
                cutOff(system, adapter)
                    .map(host -> "every host keeps a path: adapter=" + adapter + " host=" + host));
  }

  private static Optional<String> paused(StorageSystem system, String adapter) {
    return system.adapters().stream()
        .filter(other -> !other.name().equals(adapter))
        .filter(other -> other.condition() instanceof Condition.Paused)
        .map(RolledAdapter::name)
        .findFirst();
  }

  private Optional<String> cutOff(StorageSystem system, String adapter) {
    return hosts.stream()
        .filter(host -> host.adapters().contains(adapter))
        .filter(
            host ->
                host.adapters().stream()
                    .filter(path -> !path.equals(adapter))
                    .noneMatch(path -> system.condition(path) instanceof Condition.Serves))
        .map(HostPaths::host)
        .findFirst();
  }
}
