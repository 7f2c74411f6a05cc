------------------------------ MODULE KeyStays -------------------------------
(* R31: A key is erased only where it opened a start. *)
EXTENDS FastloadFixtures

EraseUsedKey ==
    /\ Place("EraseKey")
    /\ key' = IF step.fast THEN NoKey ELSE key
    /\ witness' = 0
    /\ step' = Goes(IF step.fast THEN "StartFast" ELSE "SelfTest")
    /\ UNCHANGED <<host, session, running, window, slot, record>>
==============================================================================
