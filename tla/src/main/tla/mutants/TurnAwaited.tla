----------------------------- MODULE TurnAwaited -----------------------------
(* R51: Nobody sees that a peer is dead. *)
EXTENDS StorageSystemFixtures

AwaitTurn == FALSE
==============================================================================
