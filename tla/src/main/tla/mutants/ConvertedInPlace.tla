-------------------------- MODULE ConvertedInPlace ---------------------------
(* R10: The new table is placed where the old one is. *)
EXTENDS Fixtures

PlaceInPlace ==
    /\ Place("PlaceTables")
    /\ update' = [update EXCEPT !.root = root, !.at = "CreateStructures"]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
