-------------------------- MODULE TornKeyReachable ---------------------------
(* For KeyInv: a start reads a torn key. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
TornKeyReachableInv == ~(Place("ReadKey") /\ key = TornKey)
==============================================================================
