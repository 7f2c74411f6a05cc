---------------------------- MODULE AnsweredEarly ----------------------------
(* R5: The host is told when its request is served, before the table is changed. *)
EXTENDS Fixtures

ServeAnswering(w) ==
    /\ At(w, "Serve")
    /\ LET p == worker[w].port
           place == IF request[p].kind = "login" THEN "WriteWord" ELSE "Leave"
           told == IF place = "Leave" THEN host[p] ELSE Outcome(w)
       IN /\ worker' = [worker EXCEPT ![w].at = place, ![w].told = told, ![w].word = IF place = "WriteWord" THEN 1 ELSE 0]
          /\ host' = [host EXCEPT ![p] = told]
    /\ UNCHANGED <<request, inside, gate, images, data, outside, update>>
==============================================================================
