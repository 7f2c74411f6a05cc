----------------------------- MODULE LoginsTaken -----------------------------
(* R37: The standard sequence leaves logins as they are, as the fast one does. *)
EXTENDS FastloadFixtures

LeaveMemory ==
    /\ Place("SelfTest")
    /\ step' = Goes("ResetLinks")
    /\ UNCHANGED <<host, volatile, durable>>

LeaveLinks ==
    /\ Place("ResetLinks")
    /\ step' = Goes("VerifyWindow")
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
