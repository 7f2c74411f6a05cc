---------------------------- MODULE SmallModules -----------------------------
(* Companion modules: an order of burning, burns and undoings that fail, a module replaced by somebody else. *)
EXTENDS Reachability
==============================================================================
