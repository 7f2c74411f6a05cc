----------------------------- MODULE FastLiveness -----------------------------
(* What must happen does: as long as power stays, whatever else fails. *)
EXTENDS FastloadFixtures
==============================================================================
