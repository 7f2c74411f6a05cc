--------------------------- MODULE LoginNotMarked ----------------------------
(* R1: A login is not marked. *)
EXTENDS Fixtures

MarkNothing(w) ==
    /\ At(w, "MarkEntry")
    /\ WorkerGoes(w, "Leave")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
