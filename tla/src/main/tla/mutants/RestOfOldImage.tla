--------------------------- MODULE RestOfOldImage ----------------------------
(* CPY-3: Going forward by force leaves the rest of a longer old image in the window. *)
EXTENDS Fixtures

VerifyUncleared ==
    /\ Place("VerifyRestored")
    /\ IF SubSeq(window, 1, Len(saved)) = saved
       THEN /\ whole' = TRUE
            /\ window' = ClearedBehind(running)
            /\ update' = WayBack(update, TRUE, gate = "open", tracking)
       ELSE /\ update' = [update EXCEPT !.at = "CopyBlock", !.block = 1, !.forced = TRUE]
            /\ UNCHANGED <<whole, window>>
    /\ UNCHANGED <<hosts, workers, gate, saved, buffer, handover, running, data, outside>>
==============================================================================
