----------------------------- MODULE LoginsTaken -----------------------------
(* R37: The standard sequence leaves logins as they are, as the fast one does. *)
EXTENDS FastloadFixtures

LeaveLinks ==
    /\ Place("ResetLinks")
    /\ step' = Goes("VerifyWindow")
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
