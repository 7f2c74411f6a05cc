----------------------------- MODULE HalfChecked -----------------------------
(* R45: Only the first block is compared with what was signed. *)
EXTENDS Fixtures

CheckFirstBlock ==
    /\ Place("CheckImage")
    /\ buffer' = [buffer EXCEPT !.sealed = TRUE]
    /\ update' = IF buffer.blocks[1] = update.image /\ Images[update.image].signed
                 THEN Goes("HandOver") ELSE Refused("BAD_IMAGE")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>
==============================================================================
