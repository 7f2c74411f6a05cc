--------------------- MODULE RefusedBurnFailedReachable ----------------------
(* For RefusalInv: an update is refused: BURN_FAILED. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedBurnFailedReachableInv == ~(update.refusal = "BURN_FAILED")
==============================================================================
