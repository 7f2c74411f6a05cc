---------------------------- MODULE DeepConverted ----------------------------
(* Two hosts, whose entries are converted one after the other. *)
EXTENDS Fixtures
==============================================================================
