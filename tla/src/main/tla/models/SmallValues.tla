----------------------------- MODULE SmallValues -----------------------------
(* A layout without room for each value; an image that lacks what it needs. *)
EXTENDS Reachability
==============================================================================
