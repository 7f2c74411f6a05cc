-------------------------- MODULE TooLargeAccepted ---------------------------
(* R18: Nobody looks whether there is room for what is loaded. *)
EXTENDS Fixtures

LoadAnyway ==
    /\ Place("LoadChunk")
    /\ buffer' = [buffer EXCEPT !.blocks = Append(@, update.image)]
    /\ update' = IF update.block < Images[update.image].blocks
                 THEN [update EXCEPT !.block = @ + 1]
                 ELSE [update EXCEPT !.at = "CheckImage", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

\* Behind the breach there is no meaning: a block is copied to where there is none.
UpToTheBreach == ContainedInv
==============================================================================
