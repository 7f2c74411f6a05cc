----------------------------- MODULE LeftPaused ------------------------------
(* R47: The way back forgets the gate. *)
EXTENDS Fixtures

ReopenNothing ==
    /\ Place("ReopenGate")
    /\ update' = WayBack(update, TRUE, TRUE, tracking)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
