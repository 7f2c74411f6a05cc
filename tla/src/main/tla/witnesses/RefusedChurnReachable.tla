------------------------ MODULE RefusedChurnReachable ------------------------
(* For RefusalInv: an update is refused: CHURN. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedChurnReachableInv == ~(update.refusal = "CHURN")
==============================================================================
