---------------------------- MODULE SystemLiveness ---------------------------
(* What must happen does, whoever dies. *)
EXTENDS StorageSystemFixtures
==============================================================================
