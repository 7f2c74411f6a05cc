--------------------------- MODULE NobodyTakesOver ---------------------------
(* R51: Peers wait for a source that is dead. *)
EXTENDS StorageSystemFixtures

AwaitSource == FALSE
==============================================================================
