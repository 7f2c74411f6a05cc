------------------------------ MODULE StalePlan ------------------------------
(* R43: A module is burnt without another look at it. *)
EXTENDS Fixtures

BurnBlindly ==
    /\ Place("BurnModule")
    /\ module' = [module EXCEPT ![Head(update.plan)] = Images[update.image].levels[Head(update.plan)]]
    /\ update' = [update EXCEPT !.burnt = Append(@, Head(update.plan)), !.plan = Tail(@),
                                !.at = IF Len(update.plan) = 1 THEN "CreateStructures" ELSE "BurnModule"]
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers>>
==============================================================================
