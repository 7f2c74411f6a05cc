----------------------------- MODULE DevicesKept -----------------------------
(* R30: Local devices are not cleared when a roll ends. *)
EXTENDS StorageSystemFixtures

EndAlone ==
    /\ Place("EndRoll")
    /\ roll' = NoRoll
    /\ UNCHANGED <<outside, begun, adapters>>
==============================================================================
