---------------------------- MODULE CounterEarly -----------------------------
(* R28: The counter is raised when the trial begins. *)
EXTENDS FastloadFixtures

StoreAndCount ==
    /\ Place("StoreTrial")
    /\ Put([Current EXCEPT !.trial = step.slot, !.tries = TriesMax, !.counter = Max(@, Images[step.image].version)])
    /\ step' = Goes("SetWitness")
    /\ UNCHANGED <<host, volatile, slot, key>>
==============================================================================
