-------------------------- MODULE LoadedUnverified ---------------------------
(* R22: What is loaded is not verified. *)
EXTENDS FastloadFixtures

StartLoaded ==
    /\ Place("VerifyLoaded")
    /\ step' = Goes("StartStandard")
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
