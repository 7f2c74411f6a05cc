------------------------------ MODULE LateWrite ------------------------------
(* R16: A worker leaves before its entry is written. Hosts log in only. *)
EXTENDS Fixtures

ServeToLeave(w) ==
    /\ At(w, "Serve")
    /\ worker' = [worker EXCEPT ![w].at = "Leave", ![w].told = Outcome(w), ![w].word = 1]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

LeaveThenWrite(w) ==
    /\ At(w, "Leave")
    /\ WorkerGoes(w, "WriteWord")
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

MarkThenAnswer(w) ==
    /\ At(w, "MarkEntry")
    /\ marks' = IF tracking THEN marks \union {worker[w].port} ELSE marks
    /\ worker' = [worker EXCEPT ![w].at = "Answer", ![w].code = NoImage]
    /\ UNCHANGED <<hosts, inside, gate, images, tables, root, tracking, outside, update>>
==============================================================================
