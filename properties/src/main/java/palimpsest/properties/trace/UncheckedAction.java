package palimpsest.properties.trace;

import java.util.Optional;
import java.util.Set;

/// Actions that are specified and that no check of a trace explains yet: a trace that has one is
/// neither right nor wrong.
final class UncheckedAction {
  static final Set<String> FASTLOAD =
      Set.of(
          "CheckSlot",
          "Confirm",
          "EraseKey",
          "FailKeyRead",
          "GiveUpTrial",
          "InitializeMemory",
          "LoadBlock",
          "Login",
          "Logout",
          "MisplaceKey",
          "PowerLoss",
          "ReadKey",
          "ReadRecord",
          "Refuse",
          "Reset",
          "ResetLinks",
          "Restart",
          "RestoreOld",
          "SelfTest",
          "SetWitness",
          "SpoilBlock",
          "SpoilSlot",
          "StartFast",
          "StartStandard",
          "StoreBlock",
          "StoreKey",
          "StoreTrial",
          "StoreTry",
          "VerifyLoaded",
          "VerifyWindow");

  static final Set<String> ROLL =
      Set.of(
          "Accept",
          "Copy",
          "Die",
          "FailMedium",
          "FailUpdate",
          "PauseAdapter",
          "Return",
          "StartRoll",
          "TakeOver",
          "Trigger",
          "UpdateAdapter");

  private UncheckedAction() {}

  /// Of what an action is, where it is one of them.
  static Optional<String> of(String name) {
    if (FASTLOAD.contains(name)) {
      return Optional.of(name + ", a step of fastload");
    }
    return ROLL.contains(name) ? Optional.of(name + ", a step of a roll") : Optional.empty();
  }
}
