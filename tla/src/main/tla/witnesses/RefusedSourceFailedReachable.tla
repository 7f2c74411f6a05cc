-------------------- MODULE RefusedSourceFailedReachable ---------------------
(* For RefusalInv: an update is refused: SOURCE_FAILED. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedSourceFailedReachableInv == ~(update.refusal = "SOURCE_FAILED")
==============================================================================
