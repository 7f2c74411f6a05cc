----------------------------- MODULE SmallFaults -----------------------------
(* One host, each fault wherever it can happen, three blocks spoilt in one overlay. *)
EXTENDS Fixtures
==============================================================================
