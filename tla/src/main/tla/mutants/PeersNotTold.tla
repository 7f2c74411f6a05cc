---------------------------- MODULE PeersNotTold -----------------------------
(* R40: A capability goes without notice. *)
EXTENDS Fixtures

Fewer == [
    a |-> Sound,
    b |-> [Sound EXCEPT !.offers = {}]]

WithdrawNothing ==
    /\ Place("Withdraw")
    /\ update' = [update EXCEPT !.at = "CloseGate", !.withdrawn = TRUE]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
