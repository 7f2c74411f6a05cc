------------------- MODULE RefusedCopyUnverifiedReachable --------------------
(* For RefusalInv: an update is refused: COPY_UNVERIFIED. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedCopyUnverifiedReachableInv == ~(update.refusal = "COPY_UNVERIFIED")
==============================================================================
