---------------------------- MODULE FirstWordOnly ----------------------------
(* R1: Where a word has no mark, the next one is not looked at. *)
EXTENDS Fixtures

SeekInFirst ==
    /\ Place("SeekMark")
    /\ LET e == update.entry
           found == {p \in marks : p >= e /\ MarkWord(p) = MarkWord(e)}
       IN update' = IF found # {} THEN [update EXCEPT !.at = "ClearMark", !.entry = Least(found)]
                    ELSE [update EXCEPT !.at = IF update.round = 0 THEN "BeginOverlay" ELSE "CountMarks", !.entry = 0]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
