-------------------------- MODULE TooLargeAccepted ---------------------------
(* R18: The size of an image is not checked. *)
EXTENDS Fixtures

CheckButSize ==
    /\ Place("CheckImage")
    /\ IF buffer.blocks = Blocks(update.image) /\ Images[update.image].signed
       THEN buffer' = [buffer EXCEPT !.sealed = TRUE] /\ update' = Goes("HandOver")
       ELSE UNCHANGED buffer /\ update' = Refused("BAD_IMAGE")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

\* Behind the breach there is no meaning: a block is copied to where there is none.
UpToTheBreach == ContainedInv
==============================================================================
