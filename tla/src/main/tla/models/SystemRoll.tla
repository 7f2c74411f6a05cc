------------------------------ MODULE SystemRoll ------------------------------
(* Three adapters, two hosts with two paths each: media vanish, updates fail, adapters die. *)
EXTENDS StorageSystemFixtures
==============================================================================
