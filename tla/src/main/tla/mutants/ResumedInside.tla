---------------------------- MODULE ResumedInside ----------------------------
(* R12: A worker that waited goes on where it was, in the code that it had in hand. *)
EXTENDS Fixtures

ResumeServing(w) ==
    /\ At(w, "AwaitGate")
    /\ gate = "open"
    /\ worker' = [worker EXCEPT ![w].at = "Serve", ![w].code = FirstImage]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
