--------------------------- MODULE BackAfterSwitch ---------------------------
(* R28: An announcement that fails goes back to the old image. *)
EXTENDS Fixtures

AnnounceOrReturn ==
    /\ Place("Announcement")
    /\ update' = [update EXCEPT !.at = "RestoreBlock", !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
