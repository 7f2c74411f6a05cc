package palimpsest.properties.scenario;

import java.util.List;

/// What hosts do, one after the other.
public record IoLoad(List<HostAction> actions) {
  public static final IoLoad NONE = new IoLoad(List.of());

  public IoLoad {
    actions = List.copyOf(actions);
  }
}
