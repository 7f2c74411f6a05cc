---------------------------- MODULE PauseForgets -----------------------------
(* R4: A request that comes during the pause is dropped. *)
EXTENDS Fixtures

RetreatForgetting(w) ==
    /\ At(w, "Retreat")
    /\ request' = [request EXCEPT ![worker[w].port] = NoRequest]
    /\ worker' = [worker EXCEPT ![w] = IdleWorker]
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<host, gate, images, data, outside, update>>
==============================================================================
