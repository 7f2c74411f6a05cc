------------------------ MODULE RefusedBusyReachable -------------------------
(* For RefusalInv: an update is refused: BUSY. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
RefusedBusyReachableInv == ~(step.refusal = "BUSY")
==============================================================================
