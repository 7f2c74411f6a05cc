---------------------------- MODULE StorageSystem -----------------------------
(* A storage system updates its adapters: an input device reads a medium with a new image, a processor starts a roll
   and notifies the source adapter; all adapters copy the image to their local devices, and then they are updated, one
   at a time, the source first. Hosts have paths to several adapters.

   Source: palimpsest.impl.system, whose stages have the names of the actions. Left out: what an update does inside an
   adapter (CodeUpdate and Fastload have it: here it is a pause and then another version, or a failure that leaves the
   old one), requests and logins. An image is on a device or it is not: what is there in part is not taken for one, as
   its digest is looked at again with each use. *)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Adapters,       \* numbers from 1 on, the source adapter first
    Hosts,          \* numbers from 1 on
    Paths,          \* host -> the adapters that it has a path to
    Images,         \* name -> the names of the images that it runs together with
    FirstImage,     \* the one that all adapters run at first
    Updates,        \* id of an update -> the image that it brings
    Faults          \* the kinds of fault that occur, see FaultKinds

FaultKinds == {"medium", "update", "death", "return"}

ImageNames == DOMAIN Images
NoImage == "none"

ASSUME HostsHavePaths == DOMAIN Paths = Hosts /\ \A h \in Hosts : Paths[h] \subseteq Adapters /\ Paths[h] # {}
ASSUME ImagesAreImages == FirstImage \in ImageNames /\ \A i \in ImageNames : i \in Images[i] /\ Images[i] \subseteq ImageNames
ASSUME UpdatesBringImages == \A u \in DOMAIN Updates : Updates[u] \in ImageNames
ASSUME Bounds == Adapters = 1..Cardinality(Adapters) /\ Faults \subseteq FaultKinds

VARIABLES
    begun,      \* id -> how often a roll of that id has begun, up to 2
    condition,  \* adapter -> "up", "paused" or "dead"
    version,    \* adapter -> the image it runs
    device,     \* adapter -> the image in the slot of its local device that it does not run from
    trial,      \* the adapters whose image is not confirmed
    roll        \* the roll: where it is, and what it has in hand

adapters == <<condition, version, device, trial>>
vars == <<begun, adapters, roll>>

------------------------------------------------------------------------------
Least(set) == CHOOSE m \in set : \A n \in set : m <= n
Up == {a \in Adapters : condition[a] = "up"}

NoRoll == [
    at |-> "Idle",      \* the action that comes next
    id |-> 0,           \* of the update
    image |-> NoImage,  \* that it brings
    source |-> 0,       \* the adapter that the others have the image from
    lacking |-> {},     \* the adapters that have still to copy it
    left |-> {}         \* the adapters that have still to be updated
]
RollPlaces == {"Idle", "Accept", "StartRoll", "Copy", "PauseAdapter", "UpdateAdapter", "Confirm", "TakeOver"}

Place(at) == roll.at = at
Goes(at) == [roll EXCEPT !.at = at]
IsDead(a) == condition[a] = "dead"

\* Whose turn it is to be updated: the source comes first.
Turn == IF roll.source \in roll.left THEN roll.source ELSE Least(roll.left)

\* True iff the adapter has the image in one of its slots.
Has(a, i) == version[a] = i \/ device[a] = i

\* True iff each host with a path to the adapter has another one.
IsSpared(a) == \A h \in Hosts : a \in Paths[h] => \E o \in Paths[h] \ {a} : condition[o] = "up"

\* True iff the image runs together with what runs on each adapter, those included that may come back.
IsCompatible(i) == \A a \in Adapters : version[a] \in Images[i]

TypeOK ==
    /\ begun \in [DOMAIN Updates -> 0..2]
    /\ condition \in [Adapters -> {"up", "paused", "dead"}]
    /\ version \in [Adapters -> ImageNames]
    /\ device \in [Adapters -> ImageNames \union {NoImage}]
    /\ trial \subseteq Adapters
    /\ DOMAIN roll = DOMAIN NoRoll /\ roll.at \in RollPlaces
    /\ roll.source \in Adapters \union {0} /\ roll.lacking \subseteq Adapters /\ roll.left \subseteq Adapters

Init ==
    /\ begun = [u \in DOMAIN Updates |-> 0]
    /\ condition = [a \in Adapters |-> "up"]
    /\ version = [a \in Adapters |-> FirstImage]
    /\ device = [a \in Adapters |-> NoImage]
    /\ trial = {}
    /\ roll = NoRoll

------------------------------------------------------------------------------
(* System: the processor, and what it has adapters do. *)

\* The medium is read, whole or not at all.
Accept ==
    /\ Place("Accept")
    /\ roll' = [roll EXCEPT !.at = "StartRoll", !.image = Updates[roll.id], !.source = Least(Adapters), !.left = Adapters]
    /\ UNCHANGED <<begun, adapters>>

\* Not unless all adapters are there, old and new run together, and each host has another path for each adapter.
StartRoll ==
    /\ Place("StartRoll")
    /\ roll' = IF Up = Adapters /\ IsCompatible(roll.image) /\ \A a \in Adapters : IsSpared(a)
               THEN [roll EXCEPT !.at = "Copy", !.lacking = Adapters]
               ELSE NoRoll
    /\ UNCHANGED <<begun, adapters>>

\* The source copies the image from the input device, its peers from the source; before any is updated.
Copy ==
    /\ Place("Copy")
    /\ LET a == Least(roll.lacking)
           lacking == roll.lacking \ {a} IN
       IF IsDead(roll.source) THEN roll' = [roll EXCEPT !.at = "TakeOver", !.lacking = {}] /\ UNCHANGED device
       ELSE IF IsDead(a) \/ (a \in trial /\ ~Has(a, roll.image)) THEN roll' = NoRoll /\ UNCHANGED device
       ELSE /\ device' = [device EXCEPT ![a] = IF Has(a, roll.image) THEN @ ELSE roll.image]
            /\ roll' = [roll EXCEPT !.at = IF lacking = {} THEN "PauseAdapter" ELSE "Copy", !.lacking = lacking]
    /\ UNCHANGED <<begun, condition, version, trial>>

\* Not while a host would be left without a path: then the roll stops. Who runs the image already only confirms it.
PauseAdapter ==
    /\ Place("PauseAdapter")
    /\ IF IsDead(roll.source) THEN roll' = Goes("TakeOver") /\ UNCHANGED condition
       ELSE IF IsDead(Turn) THEN roll' = NoRoll /\ UNCHANGED condition
       ELSE IF version[Turn] = roll.image THEN roll' = Goes("Confirm") /\ UNCHANGED condition
       ELSE IF IsSpared(Turn) /\ IsCompatible(roll.image) /\ Has(Turn, roll.image)
       THEN roll' = Goes("UpdateAdapter") /\ condition' = [condition EXCEPT ![Turn] = "paused"]
       ELSE roll' = NoRoll /\ UNCHANGED condition
    /\ UNCHANGED <<begun, version, device, trial>>

\* The adapter does it by itself. One that died meanwhile may have died of the image: that ends the roll.
UpdateAdapter ==
    /\ Place("UpdateAdapter")
    /\ IF condition[Turn] = "paused"
       THEN /\ version' = [version EXCEPT ![Turn] = roll.image]
            /\ device' = [device EXCEPT ![Turn] = version[Turn]]
            /\ trial' = trial \union {Turn}
            /\ condition' = [condition EXCEPT ![Turn] = "up"]
            /\ roll' = Goes("Confirm")
       ELSE roll' = NoRoll /\ UNCHANGED adapters
    /\ UNCHANGED begun

\* The image has served, and is kept.
Confirm ==
    /\ Place("Confirm")
    /\ LET left == roll.left \ {Turn} IN
       IF IsDead(Turn) THEN roll' = NoRoll /\ UNCHANGED trial
       ELSE /\ trial' = trial \ {Turn}
            /\ roll' = IF left = {} THEN NoRoll ELSE [roll EXCEPT !.at = "PauseAdapter", !.left = left]
    /\ UNCHANGED <<begun, condition, version, device>>

\* The source died beside its own update: another one that has the image goes on, or the roll ends. Who has the image
\* and is neither to be updated nor runs it is a source that died before.
TakeOver ==
    /\ Place("TakeOver")
    /\ LET left == roll.left \ {roll.source}
           heirs == {a \in Up \ {roll.source} : Has(a, roll.image) /\ (a \in left \/ version[a] = roll.image)}
           lacking == {a \in left : a \notin Up \/ ~Has(a, roll.image)} IN
       roll' = IF heirs = {} \/ left = {} THEN NoRoll
               ELSE [roll EXCEPT !.at = IF lacking = {} THEN "PauseAdapter" ELSE "Copy",
                                 !.source = Least(heirs), !.left = left, !.lacking = lacking]
    /\ UNCHANGED <<begun, adapters>>

System == Accept \/ StartRoll \/ Copy \/ PauseAdapter \/ UpdateAdapter \/ Confirm \/ TakeOver

------------------------------------------------------------------------------
(* Environment. *)

\* An update is asked for. Behind one of the same id, and while a roll is under way, nothing comes of it.
Trigger(u) ==
    /\ Place("Idle")
    /\ begun[u] = 0
    /\ begun' = [begun EXCEPT ![u] = 1]
    /\ roll' = [NoRoll EXCEPT !.at = "Accept", !.id = u]
    /\ UNCHANGED adapters

\* The medium is gone half way, or has another image than its digest says.
FailMedium ==
    /\ "medium" \in Faults
    /\ Place("Accept")
    /\ roll' = NoRoll
    /\ UNCHANGED <<begun, adapters>>

\* The adapter goes on with the old image.
FailUpdate ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ condition[Turn] = "paused"
    /\ condition' = [condition EXCEPT ![Turn] = "up"]
    /\ roll' = NoRoll
    /\ UNCHANGED <<begun, version, device, trial>>

Die(a) ==
    /\ "death" \in Faults
    /\ ~IsDead(a)
    /\ condition' = [condition EXCEPT ![a] = "dead"]
    /\ UNCHANGED <<begun, version, device, trial, roll>>

\* It starts from what it has stored, also in the middle of a roll.
Return(a) ==
    /\ "return" \in Faults
    /\ IsDead(a)
    /\ condition' = [condition EXCEPT ![a] = "up"]
    /\ UNCHANGED <<begun, version, device, trial, roll>>

EnvironmentStep ==
    \/ \E u \in DOMAIN Updates : Trigger(u)
    \/ FailMedium
    \/ FailUpdate
    \/ \E a \in Adapters : Die(a) \/ Return(a)

------------------------------------------------------------------------------
Next == System \/ EnvironmentStep
Safety == Init /\ [][Next]_vars
==============================================================================
