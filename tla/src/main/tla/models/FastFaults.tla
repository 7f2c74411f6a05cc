------------------------------ MODULE FastFaults ------------------------------
(* Each fault wherever it can happen. *)
EXTENDS FastloadFixtures
==============================================================================
