---------------------------- MODULE PauseAnswers -----------------------------
(* R4: A request that comes during the pause is answered without being performed. *)
EXTENDS Fixtures

EnterOrAnswer(w) ==
    /\ At(w, "Enter")
    /\ worker' = [worker EXCEPT ![w].at = IF gate = "open" THEN "Serve" ELSE "Answer",
                                ![w].code = IF gate = "open" THEN running ELSE NoImage,
                                ![w].told = IF gate = "open" THEN LoggedOut ELSE host[worker[w].port]]
    /\ inside' = IF gate = "open" THEN inside ELSE inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>
==============================================================================
