-------------------------- MODULE ComeBackReachable --------------------------
(* For CompatibleTogetherInv: an adapter that died comes back, and runs another version than the others. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
ComeBackReachableInv == ~(Place("Idle") /\ condition[1] = "up" /\ version[1] = "a" /\ version[2] = "b" /\ version[3] = "b")
==============================================================================
