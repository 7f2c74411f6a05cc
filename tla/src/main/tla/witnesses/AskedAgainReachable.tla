------------------------- MODULE AskedAgainReachable -------------------------
(* For OneRollInv, OneRollProp: a roll is under way, and its id cannot be rolled again. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
AskedAgainReachableInv == ~(~Place("Idle") /\ begun[roll.id] = 1)
==============================================================================
