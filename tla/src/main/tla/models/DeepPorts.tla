------------------------------ MODULE DeepPorts ------------------------------
(* Three hosts share two workers; the marks of two are in one word. *)
EXTENDS Reachability
==============================================================================
