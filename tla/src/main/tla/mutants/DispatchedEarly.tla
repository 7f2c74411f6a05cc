--------------------------- MODULE DispatchedEarly ---------------------------
(* R13: Requests are dispatched before the new image is set up. *)
EXTENDS Fixtures

VerifyAndOpen ==
    /\ Place("VerifyCopy")
    /\ gate' = "open"
    /\ update' = Goes("Initialize")
    /\ UNCHANGED <<hosts, workers, images, data, outside>>
==============================================================================
