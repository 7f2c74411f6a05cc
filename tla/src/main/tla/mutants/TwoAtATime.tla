----------------------------- MODULE TwoAtATime ------------------------------
(* R49: The source and a peer are updated at once. *)
EXTENDS StorageSystemFixtures

PauseTwo ==
    /\ Leads("PauseAdapter")
    /\ roll.turn \in Alive
    /\ condition' = [a \in Adapters |-> IF a \in {roll.turn, 2} /\ a \in Alive THEN "paused" ELSE condition[a]]
    /\ roll' = Goes("UpdateAdapter")
    /\ UNCHANGED <<outside, begun, version, device>>
==============================================================================
