------------------------------ MODULE AllPaused ------------------------------
(* R49: All adapters are updated at once. *)
EXTENDS StorageSystemFixtures

PauseAll ==
    /\ Place("PauseAdapter")
    /\ condition' = [a \in Adapters |-> IF IsDead(a) THEN "dead" ELSE "paused"]
    /\ roll' = Goes("UpdateAdapter")
    /\ UNCHANGED <<begun, version, device, trial>>
==============================================================================
