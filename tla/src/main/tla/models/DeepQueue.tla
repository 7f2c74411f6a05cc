------------------------------ MODULE DeepQueue ------------------------------
(* What must happen does: two hosts share a worker. *)
EXTENDS Reachability
==============================================================================
