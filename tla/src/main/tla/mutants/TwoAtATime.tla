------------------------------ MODULE TwoAtATime -----------------------------
(* R49: The source and a peer are updated at once. *)
EXTENDS StorageSystemFixtures

PauseTwo ==
    /\ Place("PauseAdapter")
    /\ condition' = [a \in Adapters |-> IF a \in {Turn, 2} /\ ~IsDead(a) THEN "paused" ELSE condition[a]]
    /\ roll' = Goes("UpdateAdapter")
    /\ UNCHANGED <<begun, version, device, trial>>
==============================================================================
