----------------------------- MODULE UndoGoesOn ------------------------------
(* R25: Where one burn cannot be undone, those before it are undone all the same. *)
EXTENDS Fixtures

FailAndGoOn ==
    /\ Place("UndoBurn")
    /\ update' = WayBack([Unburnt(update) EXCEPT !.remarked = TRUE], TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
