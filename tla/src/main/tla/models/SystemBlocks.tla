----------------------------- MODULE SystemBlocks -----------------------------
(* An image of two blocks: media vanish half way, and adapters die while it is passed on. *)
EXTENDS StorageSystemFixtures
==============================================================================
