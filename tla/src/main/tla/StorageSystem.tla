---------------------------- MODULE StorageSystem -----------------------------
(* A storage system updates its adapters: an input device takes a medium with a new image, a processor begins a roll
   and notifies the source adapter, which stores the image in its local device and is updated first; then its peers
   are, one at a time, each from the device of the adapter that leads. Hosts have paths to several adapters.

   Source: palimpsest.impl.system. Left out: what an update does inside an adapter (CodeUpdate and Fastload have it:
   here it is a pause and then another version, or a failure that leaves the old one), requests and logins, power.
   An adapter that dies stays dead. *)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Adapters,       \* numbers from 1 on
    Hosts,          \* numbers from 1 on
    Paths,          \* host -> the adapters that it has a path to
    Images,         \* name -> the names of the images that it runs together with
    FirstImage,     \* the one that all adapters run at first
    Updates,        \* id of an update -> the image that it brings
    Blocks,         \* the size of an image
    Faults          \* the kinds of fault that occur, see FaultKinds

FaultKinds == {"medium", "update", "death"}

ImageNames == DOMAIN Images
NoImage == "none"

ASSUME HostsHavePaths == DOMAIN Paths = Hosts /\ \A h \in Hosts : Paths[h] \subseteq Adapters /\ Paths[h] # {}
ASSUME ImagesAreImages == FirstImage \in ImageNames /\ \A i \in ImageNames : i \in Images[i] /\ Images[i] \subseteq ImageNames
ASSUME UpdatesBringImages == \A u \in DOMAIN Updates : Updates[u] \in ImageNames
ASSUME Bounds == Adapters = 1..Cardinality(Adapters) /\ Blocks >= 1 /\ Faults \subseteq FaultKinds

VARIABLES
    medium,     \* the image on the medium in the input device, or none
    pending,    \* the ids of updates that were asked for
    begun,      \* id -> how often a roll of that id has begun, up to 2
    condition,  \* adapter -> "up", "paused" or "dead"
    version,    \* adapter -> the image it runs
    device,     \* adapter -> block of its local device -> the image it is of
    roll        \* the roll: where it is, and what it has in hand

outside == <<medium, pending>>
adapters == <<condition, version, device>>
vars == <<medium, pending, begun, condition, version, device, roll>>

------------------------------------------------------------------------------
All(i) == [b \in 1..Blocks |-> i]
Least(set) == CHOOSE m \in set : \A n \in set : m <= n
Alive == {a \in Adapters : condition[a] # "dead"}

NoRoll == [
    at |-> "Idle",      \* the action that comes next
    id |-> 0,           \* of the update
    image |-> NoImage,  \* that it brings
    lead |-> 0,         \* the adapter that has the image and notifies its peers: at first the source
    turn |-> 0,         \* the adapter that is updated
    block |-> 0,        \* the block that is stored or passed on next
    left |-> {},        \* the adapters that have still to be updated
    failed |-> FALSE    \* whether something has failed
]
RollPlaces == {"Idle", "StoreBlock", "CheckStored", "CheckCompatible", "ChooseNext", "PassBlock", "PauseAdapter",
               "UpdateAdapter", "EndRoll"}

Place(at) == roll.at = at
Goes(at) == [roll EXCEPT !.at = at]
Stops == [roll EXCEPT !.at = "EndRoll", !.failed = TRUE, !.turn = 0, !.block = 0]

\* True iff each host with a path to the adapter has another one.
IsSpared(a) == \A h \in Hosts : a \in Paths[h] => \E o \in Paths[h] \ {a} : condition[o] = "up"

\* True iff the image runs together with what runs on each adapter.
IsCompatible(i) == \A a \in Alive : version[a] \in Images[i]

TypeOK ==
    /\ medium \in ImageNames \union {NoImage}
    /\ pending \subseteq DOMAIN Updates
    /\ begun \in [DOMAIN Updates -> 0..2]
    /\ condition \in [Adapters -> {"up", "paused", "dead"}]
    /\ version \in [Adapters -> ImageNames]
    /\ device \in [Adapters -> [1..Blocks -> ImageNames \union {NoImage}]]
    /\ DOMAIN roll = DOMAIN NoRoll /\ roll.at \in RollPlaces
    /\ roll.lead \in Adapters \union {0} /\ roll.turn \in Adapters \union {0} /\ roll.left \subseteq Adapters

Init ==
    /\ medium = NoImage
    /\ pending = {}
    /\ begun = [u \in DOMAIN Updates |-> 0]
    /\ condition = [a \in Adapters |-> "up"]
    /\ version = [a \in Adapters |-> FirstImage]
    /\ device = [a \in Adapters |-> All(NoImage)]
    /\ roll = NoRoll

------------------------------------------------------------------------------
(* System: the processor. *)

\* One roll at a time, and one of each id; the source is notified.
StartRoll(u) ==
    /\ Place("Idle")
    /\ u \in pending
    /\ begun[u] = 0
    /\ Alive # {}
    /\ pending' = pending \ {u}
    /\ begun' = [begun EXCEPT ![u] = 1]
    /\ roll' = [NoRoll EXCEPT !.at = "StoreBlock", !.id = u, !.image = Updates[u], !.lead = Least(Alive), !.block = 1,
                              !.left = Alive]
    /\ UNCHANGED <<medium, adapters>>

\* The same id again changes nothing; nor does one that nobody can be notified of.
IgnoreUpdate(u) ==
    /\ u \in pending
    /\ ~(begun[u] = 0 /\ Alive # {})
    /\ pending' = pending \ {u}
    /\ UNCHANGED <<medium, begun, adapters, roll>>

------------------------------------------------------------------------------
(* System: the adapter that leads, at first the source. *)

Leads(at) == Place(at) /\ roll.lead \in Alive

\* The source stores what the medium has, whatever that is by now.
StoreBlock ==
    /\ Leads("StoreBlock")
    /\ device' = [device EXCEPT ![roll.lead][roll.block] = medium]
    /\ roll' = IF roll.block < Blocks THEN [roll EXCEPT !.block = @ + 1]
               ELSE [roll EXCEPT !.at = "CheckStored", !.block = 0]
    /\ UNCHANGED <<outside, begun, condition, version>>

\* All of the image, or none of it.
CheckStored ==
    /\ Leads("CheckStored")
    /\ roll' = IF device[roll.lead] = All(roll.image) THEN Goes("CheckCompatible") ELSE Stops
    /\ UNCHANGED <<outside, begun, adapters>>

\* Old and new run together until the roll is over, or for good if it stops.
CheckCompatible ==
    /\ Leads("CheckCompatible")
    /\ roll' = IF IsCompatible(roll.image) THEN Goes("ChooseNext") ELSE Stops
    /\ UNCHANGED <<outside, begun, adapters>>

\* The one that leads comes first.
ChooseNext ==
    /\ Leads("ChooseNext")
    /\ LET left == roll.left \intersect Alive IN
       roll' = IF left = {} THEN [roll EXCEPT !.at = "EndRoll", !.left = {}]
               ELSE IF roll.lead \in left
               THEN [roll EXCEPT !.at = "PauseAdapter", !.turn = roll.lead, !.left = left]
               ELSE [roll EXCEPT !.at = "PassBlock", !.turn = Least(left), !.left = left, !.block = 1]
    /\ UNCHANGED <<outside, begun, adapters>>

PassBlock ==
    /\ Leads("PassBlock")
    /\ roll.turn \in Alive
    /\ device' = [device EXCEPT ![roll.turn][roll.block] = device[roll.lead][roll.block]]
    /\ roll' = IF roll.block < Blocks THEN [roll EXCEPT !.block = @ + 1]
               ELSE [roll EXCEPT !.at = "PauseAdapter", !.block = 0]
    /\ UNCHANGED <<outside, begun, condition, version>>

\* Not while a host would be left without a path: then the roll stops.
PauseAdapter ==
    /\ Leads("PauseAdapter")
    /\ roll.turn \in Alive
    /\ IF IsSpared(roll.turn) /\ device[roll.turn] = All(roll.image)
       THEN /\ condition' = [condition EXCEPT ![roll.turn] = "paused"]
            /\ roll' = Goes("UpdateAdapter")
       ELSE roll' = Stops /\ UNCHANGED condition
    /\ UNCHANGED <<outside, begun, version, device>>

\* The adapter does it by itself.
UpdateAdapter ==
    /\ Place("UpdateAdapter")
    /\ roll.turn \in Alive
    /\ version' = [version EXCEPT ![roll.turn] = roll.image]
    /\ condition' = [condition EXCEPT ![roll.turn] = "up"]
    /\ roll' = [roll EXCEPT !.at = "ChooseNext", !.turn = 0, !.left = @ \ {roll.turn}]
    /\ UNCHANGED <<outside, begun, device>>

\* An adapter that dies in its turn is a failure like any other.
MissTurn ==
    /\ roll.turn # 0
    /\ roll.turn \notin Alive
    /\ roll' = Stops
    /\ UNCHANGED <<outside, begun, adapters>>

\* The one that leads is dead: another one that has the image takes over; if there is none, the processor ends it.
TakeOver ==
    /\ roll.at \notin {"Idle", "EndRoll", "UpdateAdapter"}
    /\ roll.lead \notin Alive
    /\ roll.turn \in Alive \union {0}
    /\ LET heirs == {a \in Alive \ roll.left : device[a] = All(roll.image)} IN
       roll' = IF heirs = {} THEN Stops
               ELSE [roll EXCEPT !.at = "ChooseNext", !.lead = Least(heirs), !.turn = 0, !.block = 0]
    /\ UNCHANGED <<outside, begun, adapters>>

\* What was stored is not there for the next roll.
EndRoll ==
    /\ Place("EndRoll")
    /\ device' = [a \in Adapters |-> All(NoImage)]
    /\ roll' = NoRoll
    /\ UNCHANGED <<outside, begun, condition, version>>

RollStep ==
    \/ StoreBlock \/ CheckStored \/ CheckCompatible \/ ChooseNext \/ PassBlock \/ PauseAdapter \/ UpdateAdapter
    \/ MissTurn \/ TakeOver \/ EndRoll

System == RollStep \/ \E u \in DOMAIN Updates : StartRoll(u) \/ IgnoreUpdate(u)

------------------------------------------------------------------------------
(* Environment. *)

InsertMedium(i) ==
    /\ medium = NoImage
    /\ medium' = i
    /\ UNCHANGED <<pending, begun, adapters, roll>>

\* At any time, also while it is read.
RemoveMedium ==
    /\ "medium" \in Faults
    /\ medium # NoImage
    /\ medium' = NoImage
    /\ UNCHANGED <<pending, begun, adapters, roll>>

\* Also again, and also while a roll is under way.
AskFor(u) ==
    /\ u \notin pending
    /\ pending' = pending \union {u}
    /\ UNCHANGED <<medium, begun, adapters, roll>>

\* The adapter goes on with the old image.
FailUpdate ==
    /\ "update" \in Faults
    /\ Place("UpdateAdapter")
    /\ roll.turn \in Alive
    /\ condition' = [condition EXCEPT ![roll.turn] = "up"]
    /\ roll' = Stops
    /\ UNCHANGED <<outside, begun, version, device>>

Die(a) ==
    /\ "death" \in Faults
    /\ a \in Alive
    /\ condition' = [condition EXCEPT ![a] = "dead"]
    /\ UNCHANGED <<outside, begun, version, device, roll>>

EnvironmentStep ==
    \/ \E i \in ImageNames : InsertMedium(i)
    \/ RemoveMedium
    \/ \E u \in DOMAIN Updates : AskFor(u)
    \/ FailUpdate
    \/ \E a \in Adapters : Die(a)

------------------------------------------------------------------------------
Next == System \/ EnvironmentStep
Safety == Init /\ [][Next]_vars
==============================================================================
