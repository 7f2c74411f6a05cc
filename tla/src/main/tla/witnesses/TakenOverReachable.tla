-------------------------- MODULE TakenOverReachable -------------------------
(* For TakenOverProp, RollEndsProp, HeirHasImageInv: a roll goes on behind the death of its source. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
TakenOverReachableInv == ~(Place("Confirm") /\ roll.source = 2 /\ Turn # 2)
==============================================================================
