----------------------------- MODULE TurnAwaited -----------------------------
(* R51: Nobody sees that an adapter has died in its turn. *)
EXTENDS StorageSystemFixtures

AwaitTurn ==
    /\ Place("UpdateAdapter")
    /\ condition[Turn] = "paused"
    /\ version' = [version EXCEPT ![Turn] = roll.image]
    /\ device' = [device EXCEPT ![Turn] = version[Turn]]
    /\ trial' = trial \union {Turn}
    /\ condition' = [condition EXCEPT ![Turn] = "up"]
    /\ roll' = Goes("Confirm")
    /\ UNCHANGED begun
==============================================================================
