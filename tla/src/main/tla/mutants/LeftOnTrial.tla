----------------------------- MODULE LeftOnTrial -----------------------------
(* R28: The next adapter is updated while the image of the last is on trial. *)
EXTENDS StorageSystemFixtures

ConfirmNothing ==
    /\ Place("Confirm")
    /\ LET left == roll.left \ {Turn} IN
       roll' = IF left = {} THEN NoRoll ELSE [roll EXCEPT !.at = "PauseAdapter", !.left = left]
    /\ UNCHANGED <<begun, adapters>>
==============================================================================
