-------------------------- MODULE EntersUnannounced --------------------------
(* R11: A worker does not say that it is inside. *)
EXTENDS Fixtures

AnnounceNothing(w, p) ==
    /\ \/ At(w, "Idle") /\ request[p] # NoRequest /\ ~IsTaken(p)
       \/ At(w, "Announce") /\ worker[w].port = p
    /\ worker' = [worker EXCEPT ![w].at = "Enter", ![w].port = p]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
