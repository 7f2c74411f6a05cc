--------------------------- MODULE WrittenInPlace ----------------------------
(* R22, R24: The new image is stored over the confirmed one. *)
EXTENDS FastloadFixtures

ConfirmedSlot == Current.confirmed
==============================================================================
