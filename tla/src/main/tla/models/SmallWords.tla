----------------------------- MODULE SmallWords ------------------------------
(* Two hosts share a worker; their entries are converted, and the marks of each are in a word of their own. *)
EXTENDS Reachability
==============================================================================
