------------------------- MODULE AskedAgainReachable -------------------------
(* For OneRollInv, OneRollProp: the id of a roll that is under way is asked for again. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
AskedAgainReachableInv == ~(roll.at # "Idle" /\ roll.id \in pending)
==============================================================================
