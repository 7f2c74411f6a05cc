---------------------------- MODULE NoDrainBound -----------------------------
(* R48: Draining has no bound. *)
EXTENDS Fixtures

ExpireNever == FALSE
==============================================================================
