--------------------------- MODULE PauseReachable ----------------------------
(* For GateInv, NobodyInsideTornInv: a worker waits while the window is overlaid. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
PauseReachableInv == ~(~whole /\ \E w \in Workers : At(w, "AwaitGate"))
==============================================================================
