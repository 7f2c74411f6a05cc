---------------------------- MODULE ValueDropped -----------------------------
(* R9: A value that does not fit becomes the default. *)
EXTENDS Fixtures

Fitting(e) == IF IsLost(Layout(running), update.image, e)
              THEN [e EXCEPT !.words[1] = Encode(Layout(running), 1)] ELSE e

WriteEntryWrong ==
    /\ Place("WriteEntry")
    /\ tables' = [tables EXCEPT ![update.root][update.entry] =
                    Converted(Layout(running), Layout(update.image), Fitting(update.scratch))]
    /\ update' = Seeks(update, update.entry + 1)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>
==============================================================================
