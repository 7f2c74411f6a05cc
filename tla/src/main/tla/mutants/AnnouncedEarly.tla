--------------------------- MODULE AnnouncedEarly ----------------------------
(* R41: Capabilities are announced before the switch. *)
EXTENDS Fixtures

AnnounceAtOnce ==
    /\ Place("Withdraw")
    /\ peers' = Images[update.image].offers
    /\ update' = [update EXCEPT !.at = "CloseGate", !.withdrawn = TRUE]
    /\ UNCHANGED <<hosts, workers, gate, images, data, module>>
==============================================================================
