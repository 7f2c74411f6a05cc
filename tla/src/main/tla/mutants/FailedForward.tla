---------------------------- MODULE FailedForward ----------------------------
(* R52: What failed is not undone. *)
EXTENDS StorageSystemFixtures

FailForward ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ roll.turn \in Alive
    /\ condition' = [condition EXCEPT ![roll.turn] = "up"]
    /\ version' = [version EXCEPT ![roll.turn] = roll.image]
    /\ roll' = Stops
    /\ UNCHANGED <<outside, begun, device>>
==============================================================================
