---------------------- MODULE RefusedRollbackReachable -----------------------
(* For AdmittedInv: an update is refused: ROLLBACK. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
RefusedRollbackReachableInv == ~(step.refusal = "ROLLBACK")
==============================================================================
