------------------------------ MODULE DeepPairs ------------------------------
(* Two hosts, two workers, removals too: an entry is converted while another is changed. *)
EXTENDS Reachability
==============================================================================
