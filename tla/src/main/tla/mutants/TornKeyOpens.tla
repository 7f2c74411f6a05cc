---------------------------- MODULE TornKeyOpens -----------------------------
(* R23: A key of which a part is there is taken for a key. *)
EXTENDS FastloadFixtures

OpensInPart(k) ==
    \/ k.state = "torn"
    \/ /\ k.state = "whole"
       /\ k.image = ImageOf(slot[step.slot])
       /\ k.adapter = "own"
       /\ After(k.epoch, Epochs) = Current.epoch
       /\ witness = WitnessOf(k.epoch)
==============================================================================
