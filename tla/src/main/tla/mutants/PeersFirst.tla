------------------------------ MODULE PeersFirst -----------------------------
(* SYS-2: The source comes last. *)
EXTENDS StorageSystemFixtures

PeerTurn == LET peers == roll.left \ {roll.source} IN IF peers = {} THEN roll.source ELSE Least(peers)
==============================================================================
