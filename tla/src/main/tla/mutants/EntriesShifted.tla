--------------------------- MODULE EntriesShifted ----------------------------
(* R6: Converted entries change places. *)
EXTENDS Fixtures

WriteEntryWrong ==
    /\ Place("WriteEntry")
    /\ tables' = [tables EXCEPT ![update.root][3 - update.entry] =
                    Converted(Layout(running), Layout(update.image), update.scratch)]
    /\ update' = Seeks(update, update.entry + 1)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>

\* The first host is enough to see it.
OneHostAsks == request[2] = NoRequest
==============================================================================
