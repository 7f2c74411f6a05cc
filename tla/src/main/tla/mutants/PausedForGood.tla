---------------------------- MODULE PausedForGood ----------------------------
(* R30: An adapter whose update failed stays paused. *)
EXTENDS StorageSystemFixtures

FailAndStay ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ condition[Turn] = "paused"
    /\ roll' = NoRoll
    /\ UNCHANGED <<begun, adapters>>
==============================================================================
