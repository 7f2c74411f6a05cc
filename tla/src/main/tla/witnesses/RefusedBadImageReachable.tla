---------------------- MODULE RefusedBadImageReachable -----------------------
(* For RefusalInv: an update is refused: BAD_IMAGE. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedBadImageReachableInv == ~(update.refusal = "BAD_IMAGE")
==============================================================================
