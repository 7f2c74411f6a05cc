----------------------------- MODULE RolledAgain -----------------------------
(* R44: Nobody remembers which updates have begun. *)
EXTENDS StorageSystemFixtures

TriggerAnew(u) ==
    /\ Place("Idle")
    /\ begun' = [begun EXCEPT ![u] = IF @ < 2 THEN @ + 1 ELSE @]
    /\ roll' = [NoRoll EXCEPT !.at = "Accept", !.id = u]
    /\ UNCHANGED adapters
==============================================================================
