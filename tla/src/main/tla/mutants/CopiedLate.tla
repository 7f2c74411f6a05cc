------------------------------ MODULE CopiedLate -----------------------------
(* R51: An adapter is updated as soon as it has the image, before its peers have it. *)
EXTENDS StorageSystemFixtures

CopyAndPause ==
    /\ Place("Copy")
    /\ LET a == Least(roll.lacking) IN
       IF IsDead(roll.source) THEN roll' = Goes("TakeOver") /\ UNCHANGED device
       ELSE IF IsDead(a) THEN roll' = NoRoll /\ UNCHANGED device
       ELSE /\ device' = [device EXCEPT ![a] = roll.image]
            /\ roll' = [roll EXCEPT !.at = "PauseAdapter", !.lacking = @ \ {a}]
    /\ UNCHANGED <<begun, condition, version, trial>>
==============================================================================
