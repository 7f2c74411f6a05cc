---------------------------- MODULE GrantedEarly -----------------------------
(* R41: Capabilities are granted before the switch. *)
EXTENDS Fixtures

GrantAtOnce ==
    /\ Place("Withdraw")
    /\ peers' = Images[update.image].offers
    /\ update' = [update EXCEPT !.at = "CloseGate", !.withdrawn = TRUE]
    /\ UNCHANGED <<hosts, workers, gate, images, data, module>>
==============================================================================
