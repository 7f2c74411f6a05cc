-------------------- MODULE RefusedIncompatibleReachable ---------------------
(* For RefusalInv: an update is refused: INCOMPATIBLE. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedIncompatibleReachableInv == ~(update.refusal = "INCOMPATIBLE")
==============================================================================
