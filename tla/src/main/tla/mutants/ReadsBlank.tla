----------------------------- MODULE ReadsBlank ------------------------------
(* R5: A read is answered without looking at the table. *)
EXTENDS Fixtures

ServeBlank(w) ==
    /\ At(w, "Serve")
    /\ LET p == worker[w].port
           place == IF request[p].kind = "login" THEN "WriteWord" ELSE "Leave"
       IN worker' = [worker EXCEPT ![w].at = place, ![w].told = IF place = "Leave" THEN LoggedOut ELSE Outcome(w),
                                   ![w].word = IF place = "WriteWord" THEN 1 ELSE 0]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
