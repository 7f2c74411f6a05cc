--------------------------- MODULE GoodCopyRefused ---------------------------
(* CPY-4: A copy is compared with what it replaced. *)
EXTENDS FastloadFixtures

CompareWithOld ==
    /\ Place("VerifyCopy")
    /\ step' = IF window = All(running) THEN Goes("StoreTrial") ELSE Refused("COPY_UNVERIFIED")
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
