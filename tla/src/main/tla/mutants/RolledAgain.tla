----------------------------- MODULE RolledAgain -----------------------------
(* R44: Nobody remembers which updates have begun. *)
EXTENDS StorageSystemFixtures

StartAnyRoll(u) ==
    /\ Place("Idle")
    /\ u \in pending
    /\ Alive # {}
    /\ pending' = pending \ {u}
    /\ begun' = [begun EXCEPT ![u] = IF @ < 2 THEN @ + 1 ELSE @]
    /\ roll' = [NoRoll EXCEPT !.at = "StoreBlock", !.id = u, !.image = Updates[u], !.lead = Least(Alive), !.block = 1,
                              !.left = Alive]
    /\ UNCHANGED <<medium, adapters>>
==============================================================================
