-------------------------- MODULE NotSparedReachable -------------------------
(* For PauseSparesProp, EveryHostHasAPathInv: an adapter is to be paused that is a host's only one. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
NotSparedReachableInv == ~(Place("PauseAdapter") /\ ~IsDead(roll.source) /\ ~IsSpared(Turn))
==============================================================================
