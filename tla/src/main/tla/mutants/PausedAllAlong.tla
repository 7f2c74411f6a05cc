--------------------------- MODULE PausedAllAlong ----------------------------
(* IOC-2: No request enters while an update runs. *)
EXTENDS Fixtures

EnterAtRest(w) ==
    /\ At(w, "Enter")
    /\ worker' = [worker EXCEPT ![w].at = IF Place("Idle") THEN "Serve" ELSE "Retreat",
                                ![w].code = IF Place("Idle") THEN running ELSE NoImage]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
