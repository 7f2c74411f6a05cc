---------------------------- MODULE DeadForgotten ----------------------------
(* R50: A roll begins although an adapter is dead, whose version is not looked at. *)
EXTENDS StorageSystemFixtures

StartWithoutDead ==
    /\ Place("StartRoll")
    /\ roll' = IF /\ ~IsDead(roll.source)
                  /\ \A a \in Up : version[a] \in Images[roll.image]
               THEN [roll EXCEPT !.at = "Copy", !.lacking = Up, !.left = Up]
               ELSE NoRoll
    /\ UNCHANGED <<begun, adapters>>

TogetherUp(i) == \A a \in Up : version[a] \in Images[i]
==============================================================================
