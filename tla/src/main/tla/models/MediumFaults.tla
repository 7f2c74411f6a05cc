---------------------------- MODULE MediumFaults -----------------------------
(* One host and two layouts, each fault wherever it can happen, three blocks spoilt in one overlay. *)
EXTENDS Reachability
==============================================================================
