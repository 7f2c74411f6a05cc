----------------------------- MODULE HalfChecked -----------------------------
(* R45: Only the first block is compared with what was signed. *)
EXTENDS Fixtures

CheckFirstBlock ==
    /\ Place("CheckImage")
    /\ IF buffer.blocks[1] = update.image /\ Images[update.image].signed /\ Images[update.image].blocks <= WindowBlocks
       THEN buffer' = [buffer EXCEPT !.sealed = TRUE] /\ update' = Goes("HandOver")
       ELSE UNCHANGED buffer /\ update' = Refused("BAD_IMAGE")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>
==============================================================================
