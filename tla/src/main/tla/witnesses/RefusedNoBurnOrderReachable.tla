--------------------- MODULE RefusedNoBurnOrderReachable ---------------------
(* For RefusalInv: an update is refused: NO_BURN_ORDER. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedNoBurnOrderReachableInv == ~(update.refusal = "NO_BURN_ORDER")
==============================================================================
