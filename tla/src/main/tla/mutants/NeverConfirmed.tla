--------------------------- MODULE NeverConfirmed ----------------------------
(* R28: Nobody confirms. *)
EXTENDS FastloadFixtures

ConfirmNever == FALSE
==============================================================================
