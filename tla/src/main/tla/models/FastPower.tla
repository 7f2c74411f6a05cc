------------------------------ MODULE FastPower -------------------------------
(* Power is lost at each step, with each write torn; and resets. *)
EXTENDS FastloadFixtures
==============================================================================
