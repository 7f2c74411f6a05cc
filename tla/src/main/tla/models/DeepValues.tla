----------------------------- MODULE DeepValues ------------------------------
(* Three layouts, one without room for each value, by images of which two have the same version. *)
EXTENDS Reachability
==============================================================================
