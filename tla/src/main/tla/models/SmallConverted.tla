--------------------------- MODULE SmallConverted ----------------------------
(* Two hosts, whose entries are converted one after the other. *)
EXTENDS Fixtures
==============================================================================
