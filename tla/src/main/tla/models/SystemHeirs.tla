----------------------------- MODULE SystemHeirs -----------------------------
(* Three adapters, each of which is spared by the others: a roll goes on without a source that died. *)
EXTENDS StorageSystemFixtures
==============================================================================
