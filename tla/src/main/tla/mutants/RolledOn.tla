------------------------------- MODULE RolledOn ------------------------------
(* R52: A failure is remarked, and the roll goes on. *)
EXTENDS StorageSystemFixtures

FailAndGoOn ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ condition[Turn] = "paused"
    /\ condition' = [condition EXCEPT ![Turn] = "up"]
    /\ roll' = [roll EXCEPT !.at = "PauseAdapter", !.left = @ \ {Turn}]
    /\ UNCHANGED <<begun, version, device, trial>>
==============================================================================
