----------------------------- MODULE DeepFaults ------------------------------
(* Two hosts share a worker, each fault wherever it can happen. *)
EXTENDS Reachability
==============================================================================
