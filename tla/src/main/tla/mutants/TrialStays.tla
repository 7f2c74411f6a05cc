----------------------------- MODULE TrialStays ------------------------------
(* R30: A trial that is not started stays in the record. *)
EXTENDS FastloadFixtures

StoreTryOnly ==
    /\ Place("StoreTry")
    /\ Put([Current EXCEPT !.epoch = After(@, Epochs), !.tries = IF step.slot = Current.trial THEN @ - 1 ELSE @])
    /\ witness' = IF witness = WitnessOf(Current.epoch) THEN witness ELSE 0
    /\ step' = Goes("ReadKey")
    /\ UNCHANGED <<host, session, running, window, slot, key>>
==============================================================================
