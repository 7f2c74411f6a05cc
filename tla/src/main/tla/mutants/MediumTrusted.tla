---------------------------- MODULE MediumTrusted ----------------------------
(* R45: What a medium brought before it vanished counts as the image. *)
EXTENDS StorageSystemFixtures

TakeHalf ==
    /\ "medium" \in Faults
    /\ Place("Accept")
    /\ roll' = [roll EXCEPT !.at = "StartRoll", !.image = "half", !.source = Least(Adapters), !.left = Adapters]
    /\ UNCHANGED <<begun, adapters>>
==============================================================================
