------------------------------ MODULE SystemRoll -----------------------------
(* Three adapters, two hosts with two paths each: media vanish, updates fail, adapters die and come back. *)
EXTENDS StorageSystemFixtures
==============================================================================
