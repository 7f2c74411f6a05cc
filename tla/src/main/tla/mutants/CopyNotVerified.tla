--------------------------- MODULE CopyNotVerified ---------------------------
(* CPY-4: The copy is not verified. *)
EXTENDS Fixtures

VerifyNothing ==
    /\ Place("VerifyCopy")
    /\ update' = Goes("Initialize")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
