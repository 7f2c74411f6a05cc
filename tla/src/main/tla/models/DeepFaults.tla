----------------------------- MODULE DeepFaults ------------------------------
(* Two hosts share a worker, each fault wherever it can happen; no logout. *)
EXTENDS Reachability
==============================================================================
