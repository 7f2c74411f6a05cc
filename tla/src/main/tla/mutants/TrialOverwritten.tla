-------------------------- MODULE TrialOverwritten ---------------------------
(* R24: An update begins although a trial runs. *)
EXTENDS FastloadFixtures

CheckAlways ==
    /\ Place("CheckImage")
    /\ step' = IF ~Images[step.image].signed THEN Refused("BAD_IMAGE")
               ELSE IF Images[step.image].version < Current.counter THEN Refused("ROLLBACK")
               ELSE [step EXCEPT !.at = "StoreBlock", !.slot = FreeSlot, !.block = 1]
    /\ UNCHANGED <<host, volatile, durable>>
==============================================================================
