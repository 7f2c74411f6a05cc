package palimpsest.properties.trace;

import java.util.Optional;
import java.util.Set;

/// Actions that are specified and that no check of a trace explains: a trace that has one is
/// neither right nor wrong.
final class UncheckedAction {
  static final Set<String> FASTLOAD =
      Set.of(
          "FailKeyRead",
          "Login",
          "Logout",
          "MisplaceKey",
          "PowerLoss",
          "Refuse",
          "Reset",
          "RestoreOld",
          "SpoilBlock",
          "SpoilSlot");

  static final Set<String> ROLL = Set.of("Die", "Return");

  private UncheckedAction() {}

  /// Of what an action is, where it is one of them.
  static Optional<String> of(String name) {
    if (FASTLOAD.contains(name)) {
      return Optional.of(name + ", a step of fastload");
    }
    return ROLL.contains(name) ? Optional.of(name + ", a step of a roll") : Optional.empty();
  }
}
