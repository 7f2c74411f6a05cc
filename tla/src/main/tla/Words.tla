-------------------------------- MODULE Words --------------------------------
(* The words of the protocol: images, sessions, entries, and what they are in the layout of a release.
   Source: palimpsest.model.release and palimpsest.impl.table.Table. *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Ports,          \* one host each; entry p of a table is the session of port p
    Workers,        \* the adapter's processors
    Images,         \* name -> image, see Image
    FirstImage,     \* the name of the one that runs first
    Paths,          \* image -> the images that it is updated to
    Kinds,          \* the kinds of request that hosts submit
    Values,         \* what a host may ask for at login: numbers from 1 to 9
    Sessions,       \* session numbers are counted modulo this, at most 10
    WindowBlocks,   \* the size of the window
    Modules,        \* the companion modules: numbers
    FirstLevels,    \* module -> the level it has at first
    Environment,    \* capability -> "present", "absent" or "unknown"
    MarksPerWord,   \* entries whose marks are in one word
    RestMax,        \* marks that may be left to the pause
    RoundsMax,      \* rounds of conversion
    Faults,         \* the kinds of fault that occur, see FaultKinds
    SpoilsMax,      \* blocks spoilt during one overlay
    Replaceable     \* modules that somebody else replaces while an update is planned

FaultKinds == {"source", "code", "burn", "undo", "buffer", "block", "worker", "device"}

\* An image as its header declares it, and what is wrong with it.
Image == [
    version : Nat,
    layout : 1..9,                      \* how it lays out a session: see Encode
    holds : SUBSET Values,              \* the values its layout has room for
    blocks : Nat,                       \* its size
    signed : BOOLEAN,                   \* whether its signature is good
    copies : BOOLEAN,                   \* whether a copy of it ever verifies
    offers : SUBSET STRING,             \* capabilities that peers may count on
    requires : SUBSET STRING,           \* capabilities of the environment that it needs
    levels : [Modules -> Nat],          \* the levels of the modules that it brings
    runsWith : SUBSET [Modules -> Nat]  \* the combinations of levels with which it boots
]

ASSUME ImagesAreImages ==
    /\ FirstImage \in DOMAIN Images
    /\ \A i \in DOMAIN Images :
        /\ Images[i].holds \subseteq Values /\ 1 \in Images[i].holds
        /\ Images[i].layout \in 1..9
        /\ DOMAIN Images[i].levels = Modules
ASSUME PathsArePaths == DOMAIN Paths = DOMAIN Images /\ \A i \in DOMAIN Paths : Paths[i] \subseteq DOMAIN Images
ASSUME FirstImageRuns ==
    /\ Images[FirstImage].signed /\ Images[FirstImage].blocks <= WindowBlocks
    /\ FirstLevels \in Images[FirstImage].runsWith
ASSUME MarksHaveWords == Ports = 1..Cardinality(Ports) /\ MarksPerWord \in 1..64
ASSUME RequestsHaveKinds == Kinds \subseteq {"login", "logout", "read"}
ASSUME Bounds == Values \subseteq 1..9 /\ Sessions \in 2..10 /\ Faults \subseteq FaultKinds /\ SpoilsMax \in 0..3

ImageNames == DOMAIN Images
NoImage == "none"
Damaged == "damaged"

\* The blocks of an image, wherever they are; and none.
Blocks(i) == [b \in 1..Images[i].blocks |-> i]
NoBlocks == <<>>

\* The same in a window, which is as large as it is.
InWindow(i) == [b \in 1..WindowBlocks |-> IF b <= Images[i].blocks THEN i ELSE NoImage]

------------------------------------------------------------------------------
(* Sessions, and entries of tables. *)

Session == [value : {0} \union Values, session : 0..Sessions - 1]
LoggedOut == [value |-> 0, session |-> 0]

\* A word as a layout writes it, and as a layout reads it: 99 is what makes no sense in it.
Encode(layout, number) == 10 * layout + number
Decode(layout, word) == IF word \div 10 = layout THEN word % 10 ELSE 99

\* An entry: its header, and the two words of its fields. What was never written is blank.
BlankEntry == [there |-> FALSE, words |-> <<0, 0>>]
EntryOf(layout, s) ==
    [there |-> s.value # 0, words |-> <<Encode(layout, s.value), Encode(layout, s.session)>>]
SessionIn(layout, e) ==
    [value |-> IF e.there THEN Decode(layout, e.words[1]) ELSE 0, session |-> Decode(layout, e.words[2])]

\* What an image keeps of a value: the value, or the default where its layout has no room for it.
Kept(i, value) == IF value \in Images[i].holds THEN value ELSE 1

\* The entry in another layout; its value is lost if there is no room for it. Behind a header that says it is
\* there, half of a logout may be read: no value is none to lose.
Converted(from, to, e) ==
    [e EXCEPT !.words = <<Encode(to, Decode(from, e.words[1])), Encode(to, Decode(from, e.words[2]))>>]
HasRoom(from, i, e) == Decode(from, e.words[1]) \in Images[i].holds \union {0}
IsLost(from, i, e) == e.there /\ ~HasRoom(from, i, e)

------------------------------------------------------------------------------
(* Companion modules. *)

\* The modules to burn for an image: all with a level that is in no combination with which it boots.
ToBurn(i, levels) == {m \in Modules : \A l \in Images[i].runsWith : l[m] # levels[m]}

\* Every level that a module may have.
AllLevels == {levels[m] : levels \in UNION {Images[i].runsWith : i \in ImageNames}, m \in Modules}

\* The orders in which to burn modules, and the levels after the first n burns of one.
Orders(modules) ==
    {o \in [1..Cardinality(modules) -> modules] : \A j, k \in DOMAIN o : o[j] = o[k] => j = k}
LevelsAfter(order, n, i, levels) ==
    [m \in Modules |-> IF \E k \in 1..n : order[k] = m THEN Images[i].levels[m] ELSE levels[m]]

\* True iff the old image runs with each combination on the way, and the new one with the last.
IsSafeOrder(order, old, i, levels) ==
    /\ \A n \in 0..Len(order) : LevelsAfter(order, n, i, levels) \in Images[old].runsWith
    /\ LevelsAfter(order, Len(order), i, levels) \in Images[i].runsWith
SafeOrders(old, i, levels) ==
    {o \in Orders(ToBurn(i, levels)) : IsSafeOrder(o, old, i, levels)}

\* The safe order that begins with the lowest number, and so on.
Before(o, q) == \E k \in DOMAIN o : o[k] < q[k] /\ \A j \in 1..k - 1 : o[j] = q[j]
FirstOf(orders) == CHOOSE o \in orders : \A q \in orders \ {o} : Before(o, q)
==============================================================================
