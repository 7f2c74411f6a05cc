---------------------------- MODULE FastloadState -----------------------------
(* The states of fastload: what is durable, what a power loss takes, and where the adapter is.
   Source: palimpsest.impl.stage and what it keeps in non-volatile memory. *)
EXTENDS Naturals, FiniteSets

CONSTANTS
    Ports,           \* one host each
    Images,          \* name -> image, see Image
    FirstImage,      \* the name of the one that is confirmed at first
    Blocks,          \* the size of an image, of a slot and of the window
    TriesMax,        \* the starts that a trial has
    Epochs,          \* epochs are counted modulo this
    SequenceNumbers, \* and the record's sequence numbers modulo this
    Faults,          \* the kinds of fault that occur, see FaultKinds
    SpoilsMax        \* reads that differ in one update or one start

FaultKinds == {"power", "reset", "key", "foreign", "slot", "block", "update"}

\* An image as its header declares it; its name stands for its digest.
Image == [
    version : Nat,
    signed : BOOLEAN    \* whether its signature is good
]

ASSUME ImagesAreImages == FirstImage \in DOMAIN Images /\ \A i \in DOMAIN Images : Images[i] \in Image
ASSUME FirstImageRuns == Images[FirstImage].signed
\* An epoch differs from the next one, and of two copies that follow each other the newer can be told.
ASSUME NumbersSuffice == Epochs >= 2 /\ SequenceNumbers >= 3
ASSUME Bounds == TriesMax >= 1 /\ Blocks >= 1 /\ Faults \subseteq FaultKinds /\ SpoilsMax \in 0..3

VARIABLES
    host,       \* port -> whether the host there believes that it is logged in
    session,    \* port -> the login as the adapter's memory has it: "in", "out" or "lost"; volatile
    running,    \* the image whose code is entered; volatile
    window,     \* block -> the image it is of; volatile
    witness,    \* 0, or what the update left in volatile memory for the start that follows
    slot,       \* the local device: slot -> block -> the image it is of
    record,     \* the two copies of the boot record
    key,        \* the fastload key
    step        \* where the update or the start is, and what it has in hand

volatile == <<session, running, window, witness>>
durable == <<slot, record, key>>
vars == <<host, session, running, window, witness, slot, record, key, step>>

------------------------------------------------------------------------------
(* Images and slots. *)

ImageNames == DOMAIN Images
NoImage == "none"
Torn == "torn"
Damaged == "damaged"

Slots == 1..2
Other(s) == 3 - s

\* All blocks of an image; of none.
All(i) == [b \in 1..Blocks |-> i]
Blank == All(NoImage)

\* The image that blocks are, if they are one: whole, and signed.
WholeImages(blocks) == {i \in ImageNames : blocks = All(i) /\ Images[i].signed}
ImageOf(blocks) == IF WholeImages(blocks) = {} THEN NoImage ELSE CHOOSE i \in WholeImages(blocks) : TRUE

------------------------------------------------------------------------------
(* The boot record: the newer of its whole copies counts, and the other one is written. *)

NoCopy == [whole |-> FALSE, sequence |-> 0, confirmed |-> 0, trial |-> 0, tries |-> 0, counter |-> 0, epoch |-> 0]
FirstCopy == [NoCopy EXCEPT !.whole = TRUE, !.confirmed = 1, !.counter = Images[FirstImage].version]

\* The number behind another one, where numbers come round.
After(n, modulus) == (n + 1) % modulus
IsNewer(c, d) == c.whole /\ (~d.whole \/ c.sequence = After(d.sequence, SequenceNumbers))
Newest == IF IsNewer(record[1], record[2]) THEN 1 ELSE 2
Current == record[Newest]

\* The copy that is written.
Written == Other(Newest)
Put(fields) ==
    record' = [record EXCEPT ![Written] = [fields EXCEPT !.sequence = After(Current.sequence, SequenceNumbers)]]

\* The slot that may be written: never the confirmed one.
FreeSlot == Other(Current.confirmed)

------------------------------------------------------------------------------
(* The key. *)

NoKey == [state |-> "absent", image |-> NoImage, adapter |-> "none", epoch |-> 0]
TornKey == [NoKey EXCEPT !.state = "torn"]
KeyOf(i, adapter, epoch) == [state |-> "whole", image |-> i, adapter |-> adapter, epoch |-> epoch]
Adapters == {"own", "foreign"}
Keys == {KeyOf(i, a, e) : i \in ImageNames, a \in Adapters, e \in 0..Epochs - 1}

\* The witness of an epoch: it is never 0, which is what memory holds when power comes back.
WitnessOf(epoch) == epoch + 1

------------------------------------------------------------------------------
(* Where the adapter is: it serves, an update runs beside that, or it starts. *)

Standing == [
    at |-> "Idle",      \* the action that comes next
    image |-> NoImage,  \* the new image
    slot |-> 0,         \* the slot that is written, or started from
    block |-> 0,        \* the block that is stored, copied or loaded next
    fast |-> FALSE,     \* whether the key opened this start
    spoilt |-> 0,       \* reads that differed
    refusal |-> "none"  \* why the update was refused
]

Preparing == {"LoadChunk", "CheckImage", "StoreBlock", "CheckSlot", "InitializeMemory", "Identify", "CloseGate"}
Overlaying == {"CopyBlock", "VerifyCopy"}
Sealing == {"StoreTrial", "SetWitness", "StoreKey", "Restart"}
Choosing == {"ReadRecord", "StoreTry", "ReadKey", "EraseKey"}
Starting == Choosing \union {"StartFast", "SelfTest", "ResetLinks", "VerifyWindow", "LoadBlock", "VerifyLoaded",
                             "GiveUpTrial", "StartStandard"}
Updating == Preparing \union Overlaying \union Sealing \union {"RestoreOld", "ReturnBuffer"}
Places == {"Idle"} \union Updating \union Starting
Refusals == {"none", "REFUSED", "BAD_IMAGE", "BUSY", "ROLLBACK", "STORAGE_FAILED", "COPY_UNVERIFIED"}

Place(at) == step.at = at
Goes(at) == [step EXCEPT !.at = at]

\* Requests are admitted.
IsServing == step.at \in {"Idle", "ReturnBuffer"} \union Preparing

------------------------------------------------------------------------------
Copy == [whole : BOOLEAN, sequence : 0..SequenceNumbers - 1, confirmed : 0..2, trial : 0..2, tries : 0..TriesMax,
         counter : 0..9, epoch : 0..Epochs - 1]

TypeOK ==
    /\ host \in [Ports -> BOOLEAN]
    /\ session \in [Ports -> {"in", "out", "lost"}]
    /\ running \in ImageNames \union {NoImage}
    /\ window \in [1..Blocks -> ImageNames \union {NoImage, Torn, Damaged}]
    /\ witness \in 0..Epochs
    /\ slot \in [Slots -> [1..Blocks -> ImageNames \union {NoImage, Torn}]]
    /\ \A c \in 1..2 : record[c] \in Copy
    /\ key \in Keys \union {NoKey, TornKey}
    /\ DOMAIN step = DOMAIN Standing
    /\ step.at \in Places /\ step.image \in ImageNames \union {NoImage} /\ step.slot \in 0..2
    /\ step.block \in 0..Blocks /\ step.spoilt \in 0..SpoilsMax /\ step.refusal \in Refusals

\* What was never written reads as torn: the record's second copy, and no image is in the second slot.
Init ==
    /\ host = [p \in Ports |-> FALSE]
    /\ session = [p \in Ports |-> "out"]
    /\ running = FirstImage
    /\ window = All(FirstImage)
    /\ witness = 0
    /\ slot = <<All(FirstImage), Blank>>
    /\ record = <<FirstCopy, NoCopy>>
    /\ key = NoKey
    /\ step = Standing
==============================================================================
