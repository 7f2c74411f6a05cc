----------------------------- MODULE OldAdmitted -----------------------------
(* R28: Versions are not compared with the counter. *)
EXTENDS FastloadFixtures

CheckSignature ==
    /\ Place("CheckImage")
    /\ step' = IF ~Images[step.image].signed THEN Refused("BAD_IMAGE")
               ELSE IF Current.trial # 0 THEN Refused("BUSY")
               ELSE [step EXCEPT !.at = "StoreBlock", !.slot = FreeSlot, !.block = 1]
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
