--------------------------- MODULE SessionsRestart ---------------------------
(* R7: The number of the last session is not converted. *)
EXTENDS Fixtures

WriteEntryWrong ==
    /\ Place("WriteEntry")
    /\ tables' = [tables EXCEPT ![update.root][update.entry] =
                    [Converted(Layout(running), Layout(update.image), update.scratch) EXCEPT !.words[2] = Encode(Layout(update.image), 0)]]
    /\ update' = Seeks(update, update.entry + 1)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>
==============================================================================
