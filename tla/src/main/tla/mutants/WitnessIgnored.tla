--------------------------- MODULE WitnessIgnored ----------------------------
(* R33: A key opens a start whether or not memory was kept. *)
EXTENDS FastloadFixtures

OpensUnwitnessed(k) ==
    /\ k.state = "whole"
    /\ k.image = ImageOf(slot[step.slot])
    /\ k.adapter = "own"
    /\ After(k.epoch, Epochs) = Current.epoch
==============================================================================
