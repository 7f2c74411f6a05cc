----------------------------- MODULE TakenTwice ------------------------------
(* R4: A worker takes a request that another has. *)
EXTENDS Fixtures

AnnounceAny(w, p) ==
    /\ \/ At(w, "Idle") /\ request[p] # NoRequest
       \/ At(w, "Announce") /\ worker[w].port = p
    /\ worker' = [worker EXCEPT ![w].at = "Enter", ![w].port = p]
    /\ inside' = inside \union {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

\* Behind the breach there is no meaning: a request that was answered is served.
UpToTheBreach == ServedOnceInv
==============================================================================
