-------------------------- MODULE CodeUpdateWorkers --------------------------
(* System: a worker with a request. *)
EXTENDS CodeUpdateState

WorkerGoes(w, place) == worker' = [worker EXCEPT ![w].at = place]

\* The worker says that it is inside before it looks at the gate.
Announce(w, p) ==
    /\ \/ At(w, "Idle") /\ request[p] # NoRequest /\ ~IsTaken(p)
       \/ At(w, "Announce") /\ worker[w].port = p
    /\ worker' = [worker EXCEPT ![w].at = "Enter", ![w].port = p]
    /\ inside' = inside \union {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

Enter(w) ==
    /\ At(w, "Enter")
    /\ worker' = [worker EXCEPT ![w].at = IF gate = "open" THEN "Serve" ELSE "Retreat",
                                ![w].code = IF gate = "open" THEN running ELSE NoImage]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

Retreat(w) ==
    /\ At(w, "Retreat")
    /\ WorkerGoes(w, "AwaitGate")
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

AwaitGate(w) ==
    /\ At(w, "AwaitGate")
    /\ gate = "open"
    /\ WorkerGoes(w, "Announce")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

\* What the request leaves of the session, as the code in hand sees it.
Outcome(w) ==
    LET p == worker[w].port
        r == request[p]
        s == SessionIn(Layout(worker[w].code), tables[root][p])
    IN CASE r.kind = "login" -> [value |-> Kept(worker[w].code, r.value), session |-> (s.session + 1) % Sessions]
         [] r.kind = "logout" -> [s EXCEPT !.value = 0]
         [] r.kind = "read" -> s

\* Without a session a logout changes nothing.
Serve(w) ==
    /\ At(w, "Serve")
    /\ LET p == worker[w].port
           isOpen == tables[root][p].there
           place == CASE request[p].kind = "login" -> "WriteWord"
                      [] request[p].kind = "logout" -> IF isOpen THEN "WriteWord" ELSE "Leave"
                      [] request[p].kind = "read" -> "Leave"
       IN worker' = [worker EXCEPT ![w].at = place, ![w].told = Outcome(w),
                                   ![w].word = IF place = "WriteWord" THEN 1 ELSE 0]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

WriteWord(w) ==
    /\ At(w, "WriteWord")
    /\ LET p == worker[w].port
           word == worker[w].word
           entry == EntryOf(Layout(worker[w].code), worker[w].told)
       IN /\ tables' = [tables EXCEPT ![root][p].words[word] = entry.words[word]]
          /\ worker' = [worker EXCEPT ![w].at = IF word = 1 THEN "WriteWord" ELSE "WriteHeader",
                                      ![w].word = IF word = 1 THEN 2 ELSE 0]
    /\ UNCHANGED <<hosts, inside, gate, images, root, tracking, marks, outside, update>>

WriteHeader(w) ==
    /\ At(w, "WriteHeader")
    /\ tables' = [tables EXCEPT ![root][worker[w].port].there = (worker[w].told.value # 0)]
    /\ WorkerGoes(w, "MarkEntry")
    /\ UNCHANGED <<hosts, inside, gate, images, root, tracking, marks, outside, update>>

\* After the entry was changed, never before.
MarkEntry(w) ==
    /\ At(w, "MarkEntry")
    /\ marks' = IF tracking THEN marks \union {worker[w].port} ELSE marks
    /\ WorkerGoes(w, "Leave")
    /\ UNCHANGED <<hosts, inside, gate, images, tables, root, tracking, outside, update>>

\* A block is moved once the worker is outside, and none is without a session.
IsMoving(w) == request[worker[w].port].kind = "read" /\ worker[w].told.value # 0

Leave(w) ==
    /\ At(w, "Leave")
    /\ worker' = [worker EXCEPT ![w].at = IF IsMoving(w) THEN "MoveBlock" ELSE "Answer", ![w].code = NoImage]
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

\* Between host and device, past the image: it may take longer than an update.
MoveBlock(w) ==
    /\ At(w, "MoveBlock")
    /\ WorkerGoes(w, "Answer")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

Answer(w) ==
    /\ At(w, "Answer")
    /\ host' = [host EXCEPT ![worker[w].port] = worker[w].told]
    /\ request' = [request EXCEPT ![worker[w].port] = NoRequest]
    /\ worker' = [worker EXCEPT ![w] = IdleWorker]
    /\ UNCHANGED <<inside, gate, images, data, outside, update>>

WorkerStep(w) ==
    \/ \E p \in Ports : Announce(w, p)
    \/ Enter(w) \/ Retreat(w) \/ AwaitGate(w)
    \/ Serve(w) \/ WriteWord(w) \/ WriteHeader(w) \/ MarkEntry(w)
    \/ Leave(w) \/ MoveBlock(w) \/ Answer(w)
==============================================================================
