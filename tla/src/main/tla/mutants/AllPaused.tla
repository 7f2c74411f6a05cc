------------------------------ MODULE AllPaused ------------------------------
(* R49: All adapters are updated at once. *)
EXTENDS StorageSystemFixtures

PauseAll ==
    /\ Leads("PauseAdapter")
    /\ condition' = [a \in Adapters |-> IF condition[a] = "dead" THEN "dead" ELSE "paused"]
    /\ roll' = Goes("UpdateAdapter")
    /\ UNCHANGED <<outside, begun, version, device>>
==============================================================================
