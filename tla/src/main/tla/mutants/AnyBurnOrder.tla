---------------------------- MODULE AnyBurnOrder -----------------------------
(* R25: The combinations between two burns are not looked at. *)
EXTENDS Fixtures

IdentifyEndOnly ==
    /\ Place("Identify")
    /\ update' = [update EXCEPT !.at = "PlaceTables", !.before = module, !.plan = FirstOf(Orders(ToBurn(handover[2], module)))]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
