------------------------------- MODULE AnyHeir -------------------------------
(* R51: Whoever lives takes over, with the image or without. *)
EXTENDS StorageSystemFixtures

TakeOverByAny ==
    /\ Place("TakeOver")
    /\ LET left == roll.left \ {roll.source}
           heirs == Up \ {roll.source} IN
       roll' = IF heirs = {} \/ left = {} THEN NoRoll
               ELSE [roll EXCEPT !.at = "PauseAdapter", !.source = Least(heirs), !.left = left, !.lacking = {}]
    /\ UNCHANGED <<begun, adapters>>
==============================================================================
