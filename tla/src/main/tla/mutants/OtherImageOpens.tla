--------------------------- MODULE OtherImageOpens ---------------------------
(* R35: A key is not bound to its image. *)
EXTENDS FastloadFixtures

OpensAnyImage(k) ==
    /\ k.state = "whole"
    /\ k.adapter = "own"
    /\ After(k.epoch, Epochs) = Current.epoch
    /\ witness = WitnessOf(k.epoch)
==============================================================================
