------------------------------ MODULE BurnsStay ------------------------------
(* R27: Burns are not undone. *)
EXTENDS Fixtures

UndoNothing ==
    /\ Place("UndoBurn")
    /\ update' = WayBack([update EXCEPT !.burnt = <<>>], TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
