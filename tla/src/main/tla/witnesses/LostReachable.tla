---------------------------- MODULE LostReachable ----------------------------
(* For LostInv: three faults in one overlay lose the adapter. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
LostReachableInv == ~(update.at = "Lost")
==============================================================================
