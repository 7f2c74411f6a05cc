------------------------------ MODULE DeepPairs ------------------------------
(* Two hosts, two workers: an entry is converted while another is changed. *)
EXTENDS Reachability
==============================================================================
