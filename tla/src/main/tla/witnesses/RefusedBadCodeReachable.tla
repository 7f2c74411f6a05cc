----------------------- MODULE RefusedBadCodeReachable -----------------------
(* For RefusalInv: an update is refused: BAD_CODE. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedBadCodeReachableInv == ~(update.refusal = "BAD_CODE")
==============================================================================
