---------------------- MODULE RefusedFastCopyReachable -----------------------
(* For RefusalInv: an update is refused: COPY_UNVERIFIED. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
RefusedFastCopyReachableInv == ~(step.refusal = "COPY_UNVERIFIED")
==============================================================================
