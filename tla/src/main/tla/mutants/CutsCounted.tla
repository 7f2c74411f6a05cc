----------------------------- MODULE CutsCounted -----------------------------
(* R29: Starts of a confirmed image are counted as those of a trial are. *)
EXTENDS FastloadFixtures

StoreAnyTry ==
    /\ Place("StoreTry")
    /\ LET isTrial == step.slot = Current.trial
           isOver == ~isTrial /\ Current.tries = TriesMax
       IN Put([Current EXCEPT !.epoch = After(@, Epochs),
                              !.confirmed = IF isOver THEN Other(@) ELSE @,
                              !.trial = IF isTrial THEN @ ELSE 0,
                              !.tries = IF isTrial THEN @ - 1 ELSE IF isOver THEN 0 ELSE @ + 1])
    /\ witness' = IF witness = WitnessOf(Current.epoch) THEN witness ELSE 0
    /\ step' = Goes("ReadKey")
    /\ UNCHANGED <<host, session, running, window, slot, key>>
==============================================================================
