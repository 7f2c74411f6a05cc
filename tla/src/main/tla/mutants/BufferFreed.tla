----------------------------- MODULE BufferFreed -----------------------------
(* R15: The bootstrap releases the buffer that it runs from. *)
EXTENDS Fixtures

VerifyAndFree ==
    /\ Place("VerifyCopy")
    /\ buffer' = EmptyBuffer
    /\ update' = Goes("Initialize")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>
==============================================================================
