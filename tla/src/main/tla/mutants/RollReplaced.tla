----------------------------- MODULE RollReplaced ----------------------------
(* R44: A roll begins although one is under way. *)
EXTENDS StorageSystemFixtures

TriggerAtOnce(u) ==
    /\ roll.at # "UpdateAdapter"
    /\ begun[u] = 0
    /\ begun' = [begun EXCEPT ![u] = 1]
    /\ roll' = [NoRoll EXCEPT !.at = "Accept", !.id = u]
    /\ UNCHANGED adapters
==============================================================================
