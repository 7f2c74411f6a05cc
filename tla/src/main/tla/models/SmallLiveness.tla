---------------------------- MODULE SmallLiveness ----------------------------
(* What must happen does: one host, one worker. *)
EXTENDS Reachability
==============================================================================
