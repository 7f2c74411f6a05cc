-------------------- MODULE RefusedStorageFailedReachable --------------------
(* For RefusalInv: an update is refused: STORAGE_FAILED. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
RefusedStorageFailedReachableInv == ~(step.refusal = "STORAGE_FAILED")
==============================================================================
