------------------------------ MODULE DeepHosts ------------------------------
(* Two hosts, two workers, two values, three layouts, a spoilt block; logins only. *)
EXTENDS Reachability
==============================================================================
