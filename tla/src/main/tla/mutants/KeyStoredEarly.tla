--------------------------- MODULE KeyStoredEarly ----------------------------
(* R32: The key is stored before the copy is verified. *)
EXTENDS FastloadFixtures

CopyThenStore ==
    /\ Place("CopyBlock")
    /\ window' = [window EXCEPT ![step.block] = step.image]
    /\ step' = IF step.block < Blocks THEN [step EXCEPT !.block = @ + 1]
               ELSE [step EXCEPT !.at = "StoreTrial", !.block = 0]
    /\ UNCHANGED <<host, session, running, witness, durable>>

StoreThenVerify ==
    /\ Place("StoreKey")
    /\ key' = KeyOf(step.image, "own", Current.epoch)
    /\ step' = Goes("VerifyCopy")
    /\ UNCHANGED <<host, volatile, slot, record>>

VerifyThenRestart ==
    /\ Place("VerifyCopy")
    /\ step' = IF window = All(step.image) THEN Goes("Restart") ELSE Refused("COPY_UNVERIFIED")
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
