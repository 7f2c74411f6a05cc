---------------------------- MODULE KeyErasedLate ----------------------------
(* R34: The key is erased when the fast sequence is over. *)
EXTENDS FastloadFixtures

ReadAndStart ==
    /\ Place("ReadKey")
    /\ step' = [step EXCEPT !.at = IF Opens(key) THEN "StartFast" ELSE "EraseKey", !.fast = Opens(key)]
    /\ UNCHANGED <<host, volatile, durable>>

StartThenErase ==
    /\ Place("StartFast")
    /\ running' = ImageOf(slot[step.slot])
    /\ step' = Goes("EraseKey")
    /\ UNCHANGED <<host, session, window, witness, durable>>

EraseLast ==
    /\ Place("EraseKey")
    /\ key' = NoKey
    /\ witness' = 0
    /\ step' = IF step.fast THEN Standing ELSE Goes("SelfTest")
    /\ UNCHANGED <<host, session, running, window, slot, record>>
==============================================================================
