--------------------------- MODULE ReadBeforeClear ---------------------------
(* R3: The entry is read before its mark is cleared. *)
EXTENDS Fixtures

ReadFirst ==
    /\ Place("ClearMark")
    /\ update' = [update EXCEPT !.at = "ReadEntry", !.scratch = tables[root][update.entry]]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

ClearThen ==
    /\ Place("ReadEntry")
    /\ marks' = marks \ {update.entry}
    /\ update' = Goes("WriteEntry")
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, tracking, outside>>
==============================================================================
