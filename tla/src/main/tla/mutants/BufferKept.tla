----------------------------- MODULE BufferKept ------------------------------
(* R30: The buffer of a refused update is not returned. *)
EXTENDS FastloadFixtures

KeepBuffer == FALSE
==============================================================================
