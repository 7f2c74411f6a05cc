---------------------------- MODULE MixedReachable ---------------------------
(* For CompatibleTogetherInv, FirstFailureStopsProp, FailureKeepsProp: a roll has stopped half way, and adapters run two versions. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
MixedReachableInv == ~(Place("Idle") /\ \E a, o \in Up : version[a] # version[o])
==============================================================================
