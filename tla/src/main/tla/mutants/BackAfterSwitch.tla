--------------------------- MODULE BackAfterSwitch ---------------------------
(* R28: A grant that fails goes back to the old image. *)
EXTENDS Fixtures

GrantOrReturn ==
    /\ Place("Grant")
    /\ update' = [update EXCEPT !.at = "RestoreBlock", !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
