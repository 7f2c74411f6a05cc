-------------------------- MODULE ChangedAfterCheck --------------------------
(* R20: What was checked is not sealed. *)
EXTENDS Fixtures

CheckUnsealed ==
    /\ Place("CheckImage")
    /\ update' = IF buffer.blocks = Blocks(update.image) /\ Images[update.image].signed
                 THEN Goes("HandOver") ELSE Refused("BAD_IMAGE")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
