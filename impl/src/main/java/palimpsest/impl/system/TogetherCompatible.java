package palimpsest.impl.system;

import java.util.Optional;
import java.util.function.Predicate;
import palimpsest.model.release.ParameterList;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;

/// Adapters that run together run releases that can: they speak each procedure that both have with
/// the same parameters, and none requires what another one says it has not.
///
/// What a release does not declare is not known, and contradicts nothing.
public record TogetherCompatible() implements RollCheck {
  @Override
  public Optional<String> refuses(StorageSystem system, String adapter, Release release) {
    for (RolledAdapter other : system.adapters()) {
      if (!other.name().equals(adapter)
          && other.condition() instanceof Condition.Serves(Release running, _)) {
        Optional<String> reason = contradiction(release, running);
        if (reason.isPresent()) {
          return Optional.of(
              "releases that run together are compatible: adapter="
                  + adapter
                  + " release="
                  + release.version()
                  + " other="
                  + other.name()
                  + " runs="
                  + running.version()
                  + ": "
                  + reason.get());
        }
      }
    }
    return Optional.empty();
  }

  /// Whether adapters that run them may run beside each other.
  public static boolean areTogether(Release one, Release other) {
    return contradiction(one, other).isEmpty();
  }

  private static Optional<String> contradiction(Release one, Release other) {
    return otherParameters(one, other).or(() -> lacks(one, other)).or(() -> lacks(other, one));
  }

  private static Optional<String> otherParameters(Release one, Release other) {
    return one.parameters().stream()
        .filter(list -> other.parameterList(list.procedure()).filter(differs(list)).isPresent())
        .map(list -> "parameters of " + list.procedure() + " differ")
        .findFirst();
  }

  private static Predicate<ParameterList> differs(ParameterList list) {
    return spoken -> !spoken.equals(list);
  }

  private static Optional<String> lacks(Release requiring, Release offering) {
    return requiring.requires().stream()
        .filter(name -> offering.supports().presence(name) == Presence.ABSENT)
        .map(name -> "capability " + name + " is required and absent")
        .findFirst();
  }
}
