--------------------------- MODULE MixedReachable ----------------------------
(* For CompatibleTogetherInv, FirstFailureStopsProp, FailureKeepsProp: a roll stops half way, and adapters run two versions. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
MixedReachableInv == ~(roll.failed /\ \E a, o \in Alive : version[a] # version[o])
==============================================================================
