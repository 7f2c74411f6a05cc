------------------------------ MODULE RolledOn -------------------------------
(* R52: A failure is remarked, and the roll goes on. *)
EXTENDS StorageSystemFixtures

FailAndGoOn ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ roll.turn \in Alive
    /\ condition' = [condition EXCEPT ![roll.turn] = "up"]
    /\ roll' = [roll EXCEPT !.at = "ChooseNext", !.turn = 0, !.left = @ \ {roll.turn}, !.failed = TRUE]
    /\ UNCHANGED <<outside, begun, version, device>>
==============================================================================
