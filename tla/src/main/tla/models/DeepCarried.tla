----------------------------- MODULE DeepCarried -----------------------------
(* Two hosts served side by side, a table that changes its owner as it is. *)
EXTENDS Fixtures
==============================================================================
