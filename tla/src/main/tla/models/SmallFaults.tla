----------------------------- MODULE SmallFaults -----------------------------
(* One host and two layouts, each fault wherever it can happen, three blocks spoilt in one overlay; no logout. *)
EXTENDS Reachability
==============================================================================
