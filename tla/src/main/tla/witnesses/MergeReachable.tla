--------------------------- MODULE MergeReachable ----------------------------
(* For ReconciledInv: an entry is changed so late that it is converted inside the pause. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
MergeReachableInv == ~(update.at = "WriteEntry" /\ update.round = 0)
==============================================================================
