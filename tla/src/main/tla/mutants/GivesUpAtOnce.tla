---------------------------- MODULE GivesUpAtOnce ----------------------------
(* R24: A copy that does not verify is the end. *)
EXTENDS Fixtures

VerifyOrLose ==
    /\ Place("VerifyCopy")
    /\ update' = IF window = InWindow(update.image) THEN Goes("Initialize") ELSE Goes("Lost")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
