---------------------------- MODULE FailedForward ----------------------------
(* R52: What failed is not undone. *)
EXTENDS StorageSystemFixtures

FailForward ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ condition[Turn] = "paused"
    /\ condition' = [condition EXCEPT ![Turn] = "up"]
    /\ version' = [version EXCEPT ![Turn] = roll.image]
    /\ roll' = NoRoll
    /\ UNCHANGED <<begun, device, trial>>
==============================================================================
