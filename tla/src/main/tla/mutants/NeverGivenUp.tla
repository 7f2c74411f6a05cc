---------------------------- MODULE NeverGivenUp -----------------------------
(* R47: A trial that does not verify is waited for. *)
EXTENDS FastloadFixtures

AwaitTrial == FALSE
==============================================================================
