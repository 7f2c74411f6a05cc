----------------------------- MODULE CounterLate -----------------------------
(* R28: A confirmation leaves the counter to a write of its own. *)
EXTENDS FastloadFixtures

ConfirmAlone ==
    /\ IsOnTrial
    /\ Put([Current EXCEPT !.confirmed = Current.trial, !.trial = 0, !.tries = 0])
    /\ UNCHANGED <<host, volatile, slot, key, step>>
==============================================================================
