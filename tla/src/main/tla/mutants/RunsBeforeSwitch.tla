-------------------------- MODULE RunsBeforeSwitch ---------------------------
(* INI-3: The new code counts as running once it is copied. *)
EXTENDS Fixtures

VerifyAndRun ==
    /\ Place("VerifyCopy")
    /\ running' = update.image
    /\ update' = Goes("Initialize")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, buffer, handover, data, outside>>
==============================================================================
