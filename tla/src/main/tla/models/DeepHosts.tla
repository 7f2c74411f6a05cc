------------------------------ MODULE DeepHosts ------------------------------
(* Two hosts, two workers, two values, three layouts, a spoilt block. *)
EXTENDS Reachability
==============================================================================
