------------------------- MODULE TakenOverReachable --------------------------
(* For TakenOverProp, RollEndsProp: a roll goes on behind the death of its source. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
TakenOverReachableInv == ~(roll.lead = 2 /\ ~roll.failed /\ roll.left # {} /\ version[2] = roll.image)
==============================================================================
