------------------------- MODULE FastStartReachable --------------------------
(* For KeyInv, FastInv, SessionsKeptInv: a fast start finds a login that was made before. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
FastStartReachableInv == ~(Place("StartFast") /\ \E p \in Ports : host[p])
==============================================================================
