-------------------- MODULE RefusedDrainExpiredReachable ---------------------
(* For RefusalInv: an update is refused: DRAIN_EXPIRED. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedDrainExpiredReachableInv == ~(update.refusal = "DRAIN_EXPIRED")
==============================================================================
