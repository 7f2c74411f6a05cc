------------------------ MODULE StorageSystemProperties -----------------------
(* What a storage system promises: its fairness, and its properties. It refines nothing: what a host sees of each
   adapter is the matter of the adapter's own specifications. *)
EXTENDS StorageSystem

Fairness == WF_vars(System)     \* the processor takes the steps of a roll

Spec == Safety /\ Fairness

------------------------------------------------------------------------------
\* Every host keeps a path, unless one of its adapters has died.
EveryHostHasAPathInv ==
    \A h \in Hosts : \E a \in Paths[h] : condition[a] \in {"up", "dead"}

\* No adapter is paused while it is the only way of a host, whatever has died.
PauseSparesProp ==
    [][\A a \in Adapters : condition[a] = "up" /\ condition'[a] = "paused" =>
        \A h \in Hosts : a \in Paths[h] => \E o \in Paths[h] \ {a} : condition[o] = "up"]_vars

\* One adapter at a time.
OneAtATimeInv == Cardinality({a \in Adapters : condition[a] = "paused"}) <= 1

\* Adapters that run together run versions that do, also with one that comes back.
CompatibleTogetherInv ==
    \A a, o \in Adapters : version[o] \in Images[version[a]]

\* What is rolled is the image of the update, and an adapter is updated from it.
WholeOrNothingInv ==
    /\ roll.at \notin {"Idle", "Accept"} => roll.image = Updates[roll.id]
    /\ \A a \in Adapters : condition[a] = "paused" => device[a] = roll.image

\* Who passes the image on has it.
HeirHasImageInv ==
    /\ roll.at \in {"PauseAdapter", "UpdateAdapter", "Confirm"} => Has(roll.source, roll.image)
    /\ Place("Copy") /\ roll.source \notin roll.lacking => Has(roll.source, roll.image)

\* An id is rolled once, however often it is asked for.
OneRollInv == \A u \in DOMAIN Updates : begun[u] <= 1

\* One roll at a time: the next begins where none is.
OneRollProp == [][roll'.id # roll.id => Place("Idle") \/ roll' = NoRoll]_vars

\* The source comes first.
SourceFirstProp ==
    [][\A a \in Adapters : version'[a] # version[a] =>
        a = roll.source \/ version[roll.source] = roll.image]_vars

\* All have the image before the first is updated.
CopiedFirstProp ==
    [][\A a \in Adapters : version'[a] # version[a] =>
        \A o \in roll.left : Has(o, roll.image)]_vars

\* The first failure ends the roll: an update that brings no version is the last.
FirstFailureStopsProp ==
    [][Place("UpdateAdapter") /\ roll' # roll /\ version' = version => roll' = NoRoll]_vars

\* A failure leaves an adapter running as it did.
FailureKeepsProp == [][Place("UpdateAdapter") /\ roll' = NoRoll => version' = version]_vars

\* The next one's turn comes once the image is confirmed.
ConfirmedProp == [][Place("Confirm") /\ roll'.at = "PauseAdapter" => Turn \notin trial']_vars

\* Nothing of a roll is left that stops the next.
RetryInv == Place("Idle") => roll = NoRoll /\ \A a \in Adapters : condition[a] # "paused"

------------------------------------------------------------------------------
(* Liveness. *)

\* A roll that has begun ends, or is taken over by an adapter that lives, and then ends.
SourceIsDead == ~Place("Idle") /\ roll.source # 0 /\ roll.source \notin Up
TakenOverProp == SourceIsDead ~> ~SourceIsDead
RollEndsProp == ~Place("Idle") ~> Place("Idle")

------------------------------------------------------------------------------
(* The names of properties, and what they are for:

   EveryHostHasAPathInv  R49    CompatibleTogetherInv  R50    FirstFailureStopsProp  R52    WholeOrNothingInv  R45
   PauseSparesProp       R49    TakenOverProp          R51    FailureKeepsProp       R52    OneRollInv         R44
   OneAtATimeInv         R49    RollEndsProp           R51    SourceFirstProp        SYS-2  OneRollProp        R44
   CopiedFirstProp       R51    HeirHasImageInv        R51    ConfirmedProp          R28    RetryInv           R30 *)
==============================================================================
