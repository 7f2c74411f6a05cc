----------------------------- MODULE OldNotSaved -----------------------------
(* R24: The old image is not kept. *)
EXTENDS Fixtures

SaveNothing ==
    /\ Place("SaveOld")
    /\ update' = Goes("DefineCode")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
