----------------------------- MODULE WindowTaken -----------------------------
(* R37: The standard sequence enters the window, as the fast one does, without a look at it. *)
EXTENDS FastloadFixtures

TakeWindow ==
    /\ Place("VerifyWindow")
    /\ step' = Goes("StartStandard")
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
