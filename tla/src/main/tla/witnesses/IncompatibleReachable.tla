------------------------ MODULE IncompatibleReachable ------------------------
(* For CompatibleTogetherInv: a roll is stopped as versions do not run together. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
IncompatibleReachableInv == ~(Place("StartRoll") /\ ~IsCompatible(roll.image))
==============================================================================
