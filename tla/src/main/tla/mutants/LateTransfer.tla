---------------------------- MODULE LateTransfer -----------------------------
(* R16: A worker leaves before its transfer is over. *)
EXTENDS Fixtures

ServeToLeave(w) ==
    /\ At(w, "Serve")
    /\ worker' = [worker EXCEPT ![w].at = "Leave", ![w].told = host[worker[w].port]]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

LeaveThenMove(w) ==
    /\ At(w, "Leave")
    /\ WorkerGoes(w, "MoveBlock")
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

MoveThenAnswer(w) ==
    /\ At(w, "MoveBlock")
    /\ worker' = [worker EXCEPT ![w].at = "Answer", ![w].code = NoImage]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
