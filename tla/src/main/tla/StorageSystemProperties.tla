------------------------ MODULE StorageSystemProperties -----------------------
(* What a storage system promises: its fairness, and its properties. It refines nothing: what a host sees of each
   adapter is the matter of the adapter's own specifications. *)
EXTENDS StorageSystem

Fairness ==
    /\ WF_vars(RollStep)    \* whoever leads goes on, and the processor sees to it that somebody does
    /\ \A u \in DOMAIN Updates : SF_vars(StartRoll(u)) /\ WF_vars(IgnoreUpdate(u))  \* rolls take their turns

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

\* Adapters that run together run versions that do.
CompatibleTogetherInv ==
    \A a, o \in Alive : version[o] \in Images[version[a]]

\* An adapter is updated from all of an image, and runs all of it.
WholeOrNothingInv ==
    /\ \A a \in Adapters : condition[a] = "paused" => device[a] = All(roll.image)
    /\ roll.at \in {"CheckCompatible", "ChooseNext", "PassBlock", "PauseAdapter"} => device[roll.lead] = All(roll.image)

\* An id is rolled once, however often it is asked for.
OneRollInv == \A u \in DOMAIN Updates : begun[u] <= 1

\* One roll at a time: the next begins where none is.
OneRollProp == [][roll'.id # roll.id => Place("Idle") \/ roll' = NoRoll]_vars

\* The source comes first.
SourceFirstProp ==
    [][\A a \in Adapters : version'[a] # version[a] =>
        a = roll.lead \/ version[roll.lead] = roll.image]_vars

\* Behind the first failure no adapter is updated.
FirstFailureStopsProp == [][roll.failed => version' = version /\ (roll'.failed \/ roll' = NoRoll)]_vars

\* A failure leaves an adapter running as it did.
FailureKeepsProp == [][roll'.failed /\ ~roll.failed => version' = version]_vars

\* Nothing of a roll is left for the next.
RetryInv == Place("Idle") => roll = NoRoll /\ device = [a \in Adapters |-> All(NoImage)]

------------------------------------------------------------------------------
(* Liveness. *)

\* A roll that has begun ends, or is taken over by an adapter that lives, and then ends.
TakenOverProp == roll.at # "Idle" /\ roll.lead \notin Alive ~> Place("Idle") \/ roll.lead \in Alive
RollEndsProp == roll.at # "Idle" ~> Place("Idle")

------------------------------------------------------------------------------
(* The names of properties, and what they are for:

   EveryHostHasAPathInv  R49    CompatibleTogetherInv  R50    FirstFailureStopsProp  R52    WholeOrNothingInv  R45
   PauseSparesProp       R49    TakenOverProp          R51    FailureKeepsProp       R52    OneRollInv         R44
   OneAtATimeInv         R49    RollEndsProp           R51    SourceFirstProp        SYS-2  OneRollProp        R44
   RetryInv              R30 *)
==============================================================================
