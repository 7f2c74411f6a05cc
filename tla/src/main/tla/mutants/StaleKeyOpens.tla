---------------------------- MODULE StaleKeyOpens ----------------------------
(* R35: A key is not bound to its epoch. *)
EXTENDS FastloadFixtures

OpensAtAnyTime(k) ==
    /\ k.state = "whole"
    /\ k.image = ImageOf(slot[step.slot])
    /\ k.adapter = "own"
    /\ witness # 0
==============================================================================
