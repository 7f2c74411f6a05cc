---------------------------- MODULE KeyReadAgain -----------------------------
(* R36: A key that could not be read is read once more. *)
EXTENDS FastloadFixtures

ReadAgainAndErase ==
    /\ Place("EraseKey")
    /\ key' = NoKey
    /\ witness' = 0
    /\ step' = [step EXCEPT !.at = IF step.fast \/ Opens(key) THEN "StartFast" ELSE "SelfTest",
                              !.fast = step.fast \/ Opens(key)]
    /\ UNCHANGED <<host, session, running, window, slot, record>>
==============================================================================
