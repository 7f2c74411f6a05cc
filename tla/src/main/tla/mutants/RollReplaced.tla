---------------------------- MODULE RollReplaced -----------------------------
(* R44: A roll begins although one is under way. *)
EXTENDS StorageSystemFixtures

StartAtOnce(u) ==
    /\ roll.at # "UpdateAdapter"
    /\ u \in pending
    /\ begun[u] = 0
    /\ Alive # {}
    /\ pending' = pending \ {u}
    /\ begun' = [begun EXCEPT ![u] = IF @ < 2 THEN @ + 1 ELSE @]
    /\ roll' = [NoRoll EXCEPT !.at = "StoreBlock", !.id = u, !.image = Updates[u], !.lead = Least(Alive), !.block = 1,
                              !.left = Alive]
    /\ UNCHANGED <<medium, adapters>>
==============================================================================
