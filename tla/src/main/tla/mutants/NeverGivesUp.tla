---------------------------- MODULE NeverGivesUp -----------------------------
(* R8: Conversion has no bound on its rounds. *)
EXTENDS Fixtures

CountForEver ==
    /\ Place("CountMarks")
    /\ update' = IF Cardinality(marks) <= RestMax THEN [update EXCEPT !.at = "Withdraw", !.round = 0]
                 ELSE Seeks([update EXCEPT !.round = 1], 1)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
