------------------------------- MODULE FastKeys -------------------------------
(* Keys of other adapters and other times lie where the own one does. *)
EXTENDS FastloadFixtures
==============================================================================
