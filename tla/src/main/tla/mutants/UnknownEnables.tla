--------------------------- MODULE UnknownEnables ----------------------------
(* R42: Only what is known to be absent is missed. *)
EXTENDS Fixtures

IdentifyAbsent ==
    /\ Place("Identify")
    /\ update' = IF \E c \in Images[update.image].requires : Environment[c] = "absent" THEN Refused("INCOMPATIBLE")
                 ELSE [update EXCEPT !.at = "PlaceTables", !.before = module]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
