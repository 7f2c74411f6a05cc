-------------------------- MODULE RemovalNotCarried --------------------------
(* R2: An entry that is not there is not written: no tombstones. *)
EXTENDS Fixtures

WriteEntryWrong ==
    /\ Place("WriteEntry")
    /\ tables' = IF update.scratch.there THEN [tables EXCEPT ![update.root][update.entry] =
                    Converted(Layout(running), Layout(update.image), update.scratch)] ELSE tables
    /\ update' = Seeks(update, update.entry + 1)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>
==============================================================================
