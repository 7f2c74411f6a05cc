---------------------------- MODULE JumpByOneStep ----------------------------
(* R39: Conversion knows the next layout only. *)
EXTENDS Fixtures

Far == [
    a |-> Sound,
    c |-> [Sound EXCEPT !.layout = 3, !.version = 3]]

WriteEntryWrong ==
    /\ Place("WriteEntry")
    /\ tables' = [tables EXCEPT ![update.root][update.entry] =
                    Converted(Layout(running), Layout(running) + 1, update.scratch)]
    /\ update' = Seeks(update, update.entry + 1)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>
==============================================================================
