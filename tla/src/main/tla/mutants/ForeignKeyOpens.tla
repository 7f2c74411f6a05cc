--------------------------- MODULE ForeignKeyOpens ---------------------------
(* R35: A key is not bound to its adapter. *)
EXTENDS FastloadFixtures

OpensForAny(k) ==
    /\ k.state = "whole"
    /\ k.image = ImageOf(slot[step.slot])
    /\ After(k.epoch, Epochs) = Current.epoch
    /\ witness = WitnessOf(k.epoch)
==============================================================================
