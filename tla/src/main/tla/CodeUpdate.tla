----------------------------- MODULE CodeUpdate ------------------------------
(* The protocol: an adapter replaces its image while workers serve requests.

   Source: the records of palimpsest.impl.stage, one action each, by the same names; the table at the end
   says where they differ. Workers take a request each, entry p of a table is changed for port p only.
   Left out: what blocks hold (the device keeps them), values of fields beyond the two words of an entry,
   parameter lists and settings (nothing interleaves with them), power loss (the module of fastload). *)
EXTENDS Words

VARIABLES
    host,       \* port -> the session as the host there was last told
    request,    \* port -> what it asks for
    worker,     \* worker -> where it is, and what it has in hand
    inside,     \* the workers that have announced themselves
    gate,       \* "open" or "closed"
    whole,      \* whether the window holds an image; the generation's lowest bit
    window,     \* block -> the image it is of
    saved,      \* the blocks of the old image that are kept
    buffer,     \* what is loaded: blocks, whether they are sealed, whether they may be executed
    handover,   \* the names of the old and the new image
    tables,     \* two places for a table: port -> entry
    root,       \* the place that the running image's data segment points to
    running,    \* the image whose code is entered
    tracking,   \* whether changes are marked
    marks,      \* the entries that have still to be carried over
    module,     \* companion module -> its level
    peers,      \* the capabilities that peers count on
    update      \* the update that runs: where it is, and what it has in hand

hosts == <<host, request>>
workers == <<worker, inside>>
images == <<whole, window, saved, buffer, handover, running>>
data == <<tables, root, tracking, marks>>
outside == <<module, peers>>
vars == <<host, request, worker, inside, gate, whole, window, saved, buffer, handover,
          tables, root, running, tracking, marks, module, peers, update>>

------------------------------------------------------------------------------
(* Requests and workers. *)

NoRequest == [kind |-> "none", value |-> 0]
Requests == [kind : {"logout", "read"}, value : {0}] \union [kind : {"login"}, value : Values]

NoPort == 0
IdleWorker == [at |-> "Idle", port |-> NoPort, code |-> NoImage, word |-> 0, told |-> LoggedOut]

Serving == {"Serve", "WriteWord", "WriteHeader"}
Served == {"MarkEntry", "MoveBlock", "Hung", "Leave"}
Executing == Serving \union Served
Waiting == {"Announce", "Enter", "Retreat", "AwaitGate"}
WorkerPlaces == {"Idle", "Answer"} \union Waiting \union Executing

Worker == [at : WorkerPlaces, port : Ports \union {NoPort}, code : ImageNames \union {NoImage}, word : 0..2,
           told : Session]

\* True iff a worker has the request of the port.
IsTaken(p) == \E w \in Workers : worker[w].port = p

At(w, place) == worker[w].at = place

------------------------------------------------------------------------------
(* Updates. *)

NoUpdate == [
    at |-> "Idle",          \* the action that comes next
    image |-> NoImage,      \* the new image
    block |-> 0,            \* the block that is loaded, copied or restored next
    entry |-> 0,            \* the entry in conversion
    scratch |-> BlankEntry, \* what was read of it
    round |-> 0,            \* of conversion; 0 for the merge inside the pause
    root |-> 0,             \* where the new image's table is; 0 before it has a place
    plan |-> <<>>,          \* the modules to burn
    before |-> <<>>,        \* the levels that the plan was made for
    burnt |-> <<>>,         \* the modules that were burnt
    withdrawn |-> FALSE,    \* whether peers were told that capabilities go
    spoilt |-> 0,           \* blocks spoilt in this overlay
    forced |-> FALSE,       \* whether there is no way but forward
    remarked |-> FALSE,     \* whether an undoing failed
    refusal |-> "none"      \* why it was refused
]
EmptyBuffer == [blocks |-> NoBlocks, sealed |-> FALSE, executable |-> FALSE]
NoHandover == <<NoImage, NoImage>>
BlankTable == [p \in Ports |-> BlankEntry]

Loading == {"LoadChunk", "CheckImage", "HandOver", "Branch"}
Reconciling == {"Identify", "PlaceTables", "BurnModule", "CreateStructures"}
Converting == {"StartTracking", "ClearMark", "ReadEntry", "WriteEntry", "CountMarks"}
Preparing == {"SaveOld", "DefineCode", "Withdraw", "CloseGate"}
Overlaying == {"CopyBlock", "VerifyCopy", "Initialize", "Switch"}
Restoring == {"RestoreBlock", "VerifyRestored"}
Unwinding == Restoring \union {"ReopenGate", "StopTracking", "UndoBurn", "ReturnBuffer"}
Switched == {"Announcement", "OpenGate", "ReleaseBuffer"}
UpdatePlaces == {"Idle", "Lost", "Drain", "BeginOverlay"} \union Loading \union Reconciling \union Converting
    \union Preparing \union Overlaying \union Unwinding \union Switched

\* Where the new image's bootstrap runs, from the buffer.
Bootstrapping == (Reconciling \union Converting \union Preparing \union Overlaying \union {"Drain", "BeginOverlay"})

Refusals == {"none", "BAD_IMAGE", "BAD_CODE", "INCOMPATIBLE", "NO_BURN_ORDER", "BURN_FAILED", "VALUE_LOST",
             "CHURN", "DRAIN_EXPIRED", "COPY_UNVERIFIED"}

Place(at) == update.at = at
Goes(at) == [update EXCEPT !.at = at]

Layout(i) == Images[i].layout
IsConverting == Layout(update.image) # Layout(running)

\* The session of a port as the running image keeps it.
Current(p) == SessionIn(Layout(running), tables[root][p])

\* The first of the marked entries at or behind e; 0 if there is none.
NextMarked(e, marked) ==
    LET behind == {p \in marked : p >= e}
    IN IF behind = {} THEN 0 ELSE CHOOSE p \in behind : \A q \in behind : p <= q

\* The place of the next entry's conversion, or what follows upon the last one.
Converts(u, e, marked) ==
    LET next == NextMarked(e, marked) IN
    IF next # 0 THEN [u EXCEPT !.at = "ClearMark", !.entry = next, !.scratch = BlankEntry]
    ELSE [u EXCEPT !.at = IF u.round = 0 THEN "BeginOverlay" ELSE "CountMarks",
                   !.entry = 0, !.scratch = BlankEntry]

\* The way back: the window first, then the gate, then the rest.
WayBack(u, isWhole, isOpen, isTracking) ==
    LET at == CASE ~isWhole -> "RestoreBlock"
                [] isWhole /\ ~isOpen -> "ReopenGate"
                [] isWhole /\ isOpen /\ isTracking -> "StopTracking"
                [] isWhole /\ isOpen /\ ~isTracking /\ u.burnt # <<>> -> "UndoBurn"
                [] OTHER -> "ReturnBuffer"
    IN [u EXCEPT !.at = at, !.block = IF at = "RestoreBlock" THEN 1 ELSE 0,
                 !.entry = 0, !.scratch = BlankEntry, !.round = 0, !.plan = <<>>]
Refused(kind) == WayBack([update EXCEPT !.refusal = kind], whole, gate = "open", tracking)

------------------------------------------------------------------------------
TypeOK ==
    /\ host \in [Ports -> Session]
    /\ request \in [Ports -> Requests \union {NoRequest}]
    /\ \A w \in Workers : worker[w] \in Worker
    /\ inside \subseteq Workers
    /\ gate \in {"open", "closed"} /\ whole \in BOOLEAN
    /\ window \in [1..WindowBlocks -> ImageNames \union {NoImage, Damaged}]
    /\ DOMAIN buffer = {"blocks", "sealed", "executable"}
    /\ root \in 1..2 /\ running \in ImageNames
    /\ tracking \in BOOLEAN /\ marks \subseteq Ports
    /\ peers \subseteq Images[running].offers \union Images[IF update.image = NoImage THEN running ELSE update.image].offers
    /\ DOMAIN update = DOMAIN NoUpdate
    /\ update.at \in UpdatePlaces /\ update.refusal \in Refusals
    /\ update.round \in 0..RoundsMax /\ update.root \in 0..2 /\ update.entry \in Ports \union {0}

Init ==
    /\ host = [p \in Ports |-> LoggedOut]
    /\ request = [p \in Ports |-> NoRequest]
    /\ worker = [w \in Workers |-> IdleWorker]
    /\ inside = {}
    /\ gate = "open" /\ whole = TRUE
    /\ window = InWindow(FirstImage)
    /\ saved = NoBlocks
    /\ buffer = EmptyBuffer
    /\ handover = NoHandover
    /\ tables = <<[p \in Ports |-> EntryOf(Layout(FirstImage), LoggedOut)], BlankTable>>
    /\ root = 1
    /\ running = FirstImage
    /\ tracking = FALSE /\ marks = {}
    /\ module = FirstLevels
    /\ peers = Images[FirstImage].offers
    /\ update = NoUpdate

------------------------------------------------------------------------------
(* System: a worker with a request. *)

WorkerGoes(w, place) == worker' = [worker EXCEPT ![w].at = place]

\* The worker says that it is inside before it looks at the gate.
Announce(w, p) ==
    /\ \/ At(w, "Idle") /\ request[p] # NoRequest /\ ~IsTaken(p)
       \/ At(w, "Announce") /\ worker[w].port = p
    /\ worker' = [worker EXCEPT ![w].at = "Enter", ![w].port = p]
    /\ inside' = inside \union {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

Enter(w) ==
    /\ At(w, "Enter")
    /\ worker' = [worker EXCEPT ![w].at = IF gate = "open" THEN "Serve" ELSE "Retreat",
                                ![w].code = IF gate = "open" THEN running ELSE NoImage]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

Retreat(w) ==
    /\ At(w, "Retreat")
    /\ WorkerGoes(w, "AwaitGate")
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

AwaitGate(w) ==
    /\ At(w, "AwaitGate")
    /\ gate = "open"
    /\ WorkerGoes(w, "Announce")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

\* What the request leaves of the session, as the code in hand sees it.
Outcome(w) ==
    LET p == worker[w].port
        r == request[p]
        s == SessionIn(Layout(worker[w].code), tables[root][p])
    IN CASE r.kind = "login" -> [value |-> Kept(worker[w].code, r.value), session |-> (s.session + 1) % Sessions]
         [] r.kind = "logout" -> [s EXCEPT !.value = 0]
         [] r.kind = "read" -> s

\* Without a session a logout changes nothing, and a read moves no block.
Serve(w) ==
    /\ At(w, "Serve")
    /\ LET p == worker[w].port
           isOpen == tables[root][p].there
           place == CASE request[p].kind = "login" -> "WriteWord"
                      [] request[p].kind = "logout" -> IF isOpen THEN "WriteWord" ELSE "Leave"
                      [] request[p].kind = "read" -> IF isOpen THEN "MoveBlock" ELSE "Leave"
       IN worker' = [worker EXCEPT ![w].at = place, ![w].told = Outcome(w),
                                   ![w].word = IF place = "WriteWord" THEN 1 ELSE 0]
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

WriteWord(w) ==
    /\ At(w, "WriteWord")
    /\ LET p == worker[w].port
           word == worker[w].word
           entry == EntryOf(Layout(worker[w].code), worker[w].told)
       IN /\ tables' = [tables EXCEPT ![root][p].words[word] = entry.words[word]]
          /\ worker' = [worker EXCEPT ![w].at = IF word = 1 THEN "WriteWord" ELSE "WriteHeader",
                                      ![w].word = IF word = 1 THEN 2 ELSE 0]
    /\ UNCHANGED <<hosts, inside, gate, images, root, tracking, marks, outside, update>>

WriteHeader(w) ==
    /\ At(w, "WriteHeader")
    /\ tables' = [tables EXCEPT ![root][worker[w].port].there = (worker[w].told.value # 0)]
    /\ WorkerGoes(w, "MarkEntry")
    /\ UNCHANGED <<hosts, inside, gate, images, root, tracking, marks, outside, update>>

\* After the entry was changed, never before.
MarkEntry(w) ==
    /\ At(w, "MarkEntry")
    /\ marks' = IF tracking THEN marks \union {worker[w].port} ELSE marks
    /\ WorkerGoes(w, "Leave")
    /\ UNCHANGED <<hosts, inside, gate, images, tables, root, tracking, outside, update>>

MoveBlock(w) ==
    /\ At(w, "MoveBlock")
    /\ WorkerGoes(w, "Leave")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

Leave(w) ==
    /\ At(w, "Leave")
    /\ worker' = [worker EXCEPT ![w].at = "Answer", ![w].code = NoImage]
    /\ inside' = inside \ {w}
    /\ UNCHANGED <<hosts, gate, images, data, outside, update>>

Answer(w) ==
    /\ At(w, "Answer")
    /\ host' = [host EXCEPT ![worker[w].port] = worker[w].told]
    /\ request' = [request EXCEPT ![worker[w].port] = NoRequest]
    /\ worker' = [worker EXCEPT ![w] = IdleWorker]
    /\ UNCHANGED <<inside, gate, images, data, outside, update>>

WorkerStep(w) ==
    \/ \E p \in Ports : Announce(w, p)
    \/ Enter(w) \/ Retreat(w) \/ AwaitGate(w)
    \/ Serve(w) \/ WriteWord(w) \/ WriteHeader(w) \/ MarkEntry(w) \/ MoveBlock(w)
    \/ Leave(w) \/ Answer(w)

------------------------------------------------------------------------------
(* System: the old image's update module. *)

LoadChunk ==
    /\ Place("LoadChunk")
    /\ buffer' = [buffer EXCEPT !.blocks = Append(@, update.image)]
    /\ update' = IF update.block < Images[update.image].blocks
                 THEN [update EXCEPT !.block = @ + 1]
                 ELSE [update EXCEPT !.at = "CheckImage", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

\* What is loaded is the image as it was signed, and it fits. From here on it does not change.
CheckImage ==
    /\ Place("CheckImage")
    /\ IF /\ buffer.blocks = Blocks(update.image)
          /\ Images[update.image].signed
          /\ Images[update.image].blocks <= WindowBlocks
       THEN /\ buffer' = [buffer EXCEPT !.sealed = TRUE]
            /\ update' = Goes("HandOver")
       ELSE /\ update' = Refused("BAD_IMAGE")
            /\ UNCHANGED buffer
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

HandOver ==
    /\ Place("HandOver")
    /\ handover' = <<running, update.image>>
    /\ update' = Goes("Branch")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, buffer, running, data, outside>>

Branch ==
    /\ Place("Branch")
    /\ buffer' = [buffer EXCEPT !.executable = TRUE]
    /\ update' = Goes("Identify")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

------------------------------------------------------------------------------
(* System: the new image's bootstrap, while hosts are served. *)

\* Whatever is not known to be present is not there.
Identify ==
    /\ Place("Identify")
    /\ LET new == handover[2] IN
       update' =
         IF \E c \in Images[new].requires : Environment[c] # "present" THEN Refused("INCOMPATIBLE")
         ELSE IF SafeOrders(running, new, module) = {} THEN Refused("NO_BURN_ORDER")
         ELSE [update EXCEPT !.at = "PlaceTables", !.before = module,
                             !.plan = FirstOf(SafeOrders(running, new, module))]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* A table whose layout stays is where it was; one that is converted needs room of its own.
PlaceTables ==
    /\ Place("PlaceTables")
    /\ update' = [update EXCEPT !.root = IF IsConverting THEN 3 - root ELSE root,
                                !.at = IF update.plan = <<>> THEN "CreateStructures" ELSE "BurnModule"]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The module is what the plan was made for, and becomes what the image brings.
BurnModule ==
    /\ Place("BurnModule")
    /\ LET m == Head(update.plan) IN
       IF module[m] # update.before[m]
       THEN update' = Refused("BURN_FAILED") /\ UNCHANGED module
       ELSE /\ module' = [module EXCEPT ![m] = Images[update.image].levels[m]]
            /\ update' = [update EXCEPT !.burnt = Append(@, m), !.plan = Tail(@),
                                        !.at = IF Len(update.plan) = 1 THEN "CreateStructures" ELSE "BurnModule"]
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers>>

CreateStructures ==
    /\ Place("CreateStructures")
    /\ update' = Goes(IF IsConverting THEN "StartTracking" ELSE "SaveOld")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* Every entry is marked, and from now on each change is.
StartTracking ==
    /\ Place("StartTracking")
    /\ tracking' = TRUE
    /\ marks' = Ports
    /\ update' = Converts([update EXCEPT !.round = 1], 1, Ports)
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, outside>>

\* Before the entry is read, never after.
ClearMark ==
    /\ Place("ClearMark")
    /\ marks' = marks \ {update.entry}
    /\ update' = Goes("ReadEntry")
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, tracking, outside>>

ReadEntry ==
    /\ Place("ReadEntry")
    /\ update' = [update EXCEPT !.at = "WriteEntry", !.scratch = tables[root][update.entry]]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

WriteEntry ==
    /\ Place("WriteEntry")
    /\ IF IsLost(Layout(running), update.image, update.scratch)
       THEN update' = Refused("VALUE_LOST") /\ UNCHANGED tables
       ELSE /\ tables' = [tables EXCEPT ![update.root][update.entry] =
                            Converted(Layout(running), Layout(update.image), update.scratch)]
            /\ update' = Converts(update, update.entry + 1, marks)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>

\* What is left is small enough for the pause, or worth another round, or hosts are faster than this.
CountMarks ==
    /\ Place("CountMarks")
    /\ update' = IF Cardinality(marks) <= RestMax THEN [update EXCEPT !.at = "SaveOld", !.round = 0]
                 ELSE IF update.round >= RoundsMax THEN Refused("CHURN")
                 ELSE Converts([update EXCEPT !.round = @ + 1], 1, marks)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

SaveOld ==
    /\ Place("SaveOld")
    /\ saved' = SubSeq(window, 1, Images[running].blocks)
    /\ update' = Goes("DefineCode")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, buffer, handover, running, data, outside>>

DefineCode ==
    /\ Place("DefineCode")
    /\ update' = Goes("Withdraw")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

Withdraw ==
    /\ Place("Withdraw")
    /\ peers' = peers \intersect Images[update.image].offers
    /\ update' = [update EXCEPT !.at = "CloseGate", !.withdrawn = TRUE]
    /\ UNCHANGED <<hosts, workers, gate, images, data, module>>

------------------------------------------------------------------------------
(* System: the pause. *)

CloseGate ==
    /\ Place("CloseGate")
    /\ gate' = "closed"
    /\ update' = Goes("Drain")
    /\ UNCHANGED <<hosts, workers, images, data, outside>>

Drain ==
    /\ Place("Drain")
    /\ inside = {}
    /\ update' = IF IsConverting THEN Converts(update, 1, marks) ELSE Goes("BeginOverlay")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* How long is for the driver to say.
ExpireDrain ==
    /\ Place("Drain")
    /\ inside # {}
    /\ update' = Refused("DRAIN_EXPIRED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The window without what lies behind an image.
ClearedBehind(i) == [b \in 1..WindowBlocks |-> IF b <= Images[i].blocks THEN window[b] ELSE NoImage]

BeginOverlay ==
    /\ Place("BeginOverlay")
    /\ whole' = FALSE
    /\ window' = ClearedBehind(update.image)
    /\ update' = [update EXCEPT !.at = "CopyBlock", !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, saved, buffer, handover, running, data, outside>>

CopyBlock ==
    /\ Place("CopyBlock")
    /\ window' = [window EXCEPT ![update.block] = buffer.blocks[update.block]]
    /\ update' = IF update.block < Len(buffer.blocks)
                 THEN [update EXCEPT !.block = @ + 1]
                 ELSE [update EXCEPT !.at = "VerifyCopy", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, saved, buffer, handover, running, data, outside>>

VerifyCopy ==
    /\ Place("VerifyCopy")
    /\ update' =
         IF SubSeq(window, 1, Len(buffer.blocks)) = buffer.blocks /\ Images[update.image].copies THEN Goes("Initialize")
         ELSE IF update.forced THEN Goes("Lost")
         ELSE Refused("COPY_UNVERIFIED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

Initialize ==
    /\ Place("Initialize")
    /\ update' = Goes("Switch")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The point of no return: the window is whole, and its code is what is entered.
Switch ==
    /\ Place("Switch")
    /\ whole' = TRUE
    /\ running' = update.image
    /\ root' = update.root
    /\ tracking' = FALSE
    /\ marks' = {}
    /\ update' = Goes("Announcement")
    /\ UNCHANGED <<hosts, workers, gate, window, saved, buffer, handover, tables, outside>>

Announcement ==
    /\ Place("Announcement")
    /\ peers' = Images[running].offers
    /\ update' = Goes("OpenGate")
    /\ UNCHANGED <<hosts, workers, gate, images, data, module>>

OpenGate ==
    /\ Place("OpenGate")
    /\ gate' = "open"
    /\ update' = Goes("ReleaseBuffer")
    /\ UNCHANGED <<hosts, workers, images, data, outside>>

\* Memory that is free has no content.
Release ==
    /\ buffer' = EmptyBuffer
    /\ handover' = NoHandover
    /\ saved' = NoBlocks
    /\ tables' = [tables EXCEPT ![3 - root] = BlankTable]
    /\ update' = NoUpdate

ReleaseBuffer ==
    /\ Place("ReleaseBuffer")
    /\ Release
    /\ UNCHANGED <<hosts, workers, gate, whole, window, root, running, tracking, marks, outside>>

------------------------------------------------------------------------------
(* System: the way back of a refused update. *)

RestoreBlock ==
    /\ Place("RestoreBlock")
    /\ window' = [window EXCEPT ![update.block] = saved[update.block]]
    /\ update' = IF update.block < Len(saved)
                 THEN [update EXCEPT !.block = @ + 1]
                 ELSE [update EXCEPT !.at = "VerifyRestored", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, saved, buffer, handover, running, data, outside>>

\* The window holds the old image again; if it does not, the only way left is forward.
VerifyRestored ==
    /\ Place("VerifyRestored")
    /\ IF SubSeq(window, 1, Len(saved)) = saved
       THEN /\ whole' = TRUE
            /\ window' = ClearedBehind(running)
            /\ update' = WayBack(update, TRUE, gate = "open", tracking)
       ELSE /\ update' = [update EXCEPT !.at = "CopyBlock", !.block = 1, !.forced = TRUE]
            /\ window' = ClearedBehind(update.image)
            /\ UNCHANGED whole
    /\ UNCHANGED <<hosts, workers, gate, saved, buffer, handover, running, data, outside>>

ReopenGate ==
    /\ Place("ReopenGate")
    /\ gate' = "open"
    /\ update' = WayBack(update, TRUE, TRUE, tracking)
    /\ UNCHANGED <<hosts, workers, images, data, outside>>

StopTracking ==
    /\ Place("StopTracking")
    /\ tracking' = FALSE
    /\ marks' = {}
    /\ update' = WayBack(update, TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, outside>>

Unburnt(u) == [u EXCEPT !.burnt = SubSeq(@, 1, Len(@) - 1)]
LastBurnt == update.burnt[Len(update.burnt)]

UndoBurn ==
    /\ Place("UndoBurn")
    /\ module' = [module EXCEPT ![LastBurnt] = update.before[LastBurnt]]
    /\ update' = WayBack(Unburnt(update), TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers>>

ReturnBuffer ==
    /\ Place("ReturnBuffer")
    /\ peers' = IF update.withdrawn THEN Images[running].offers ELSE peers
    /\ Release
    /\ UNCHANGED <<hosts, workers, gate, whole, window, root, running, tracking, marks, module>>

UpdateStep ==
    \/ LoadChunk \/ CheckImage \/ HandOver \/ Branch
    \/ Identify \/ PlaceTables \/ BurnModule \/ CreateStructures
    \/ StartTracking \/ ClearMark \/ ReadEntry \/ WriteEntry \/ CountMarks
    \/ SaveOld \/ DefineCode \/ Withdraw
    \/ CloseGate \/ Drain \/ ExpireDrain
    \/ BeginOverlay \/ CopyBlock \/ VerifyCopy \/ Initialize \/ Switch
    \/ Announcement \/ OpenGate \/ ReleaseBuffer
    \/ RestoreBlock \/ VerifyRestored \/ ReopenGate \/ StopTracking \/ UndoBurn \/ ReturnBuffer

System == UpdateStep \/ \E w \in Workers : WorkerStep(w)

------------------------------------------------------------------------------
(* Environment: hosts, who interrupts, and faults. *)

Submit(p, r) ==
    /\ request[p] = NoRequest
    /\ request' = [request EXCEPT ![p] = r]
    /\ UNCHANGED <<host, workers, gate, images, data, outside, update>>

\* While an update runs, another interrupt changes nothing: one update at a time.
Interrupt(i) ==
    /\ Place("Idle")
    /\ update' = [NoUpdate EXCEPT !.at = "LoadChunk", !.image = i, !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* A block in the buffer changes: the source's medium does, or the memory. Sealed bytes do not.
SpoilBuffer(b) ==
    /\ "buffer" \in Faults
    /\ ~buffer.sealed
    /\ b \in DOMAIN buffer.blocks
    /\ buffer' = [buffer EXCEPT !.blocks[b] = Damaged]
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside, update>>

\* A block was not copied or restored as it should be. Nobody looks at it before it is verified.
SpoilBlock(b) ==
    /\ "block" \in Faults
    /\ Place("VerifyCopy") \/ Place("VerifyRestored")
    /\ update.spoilt < SpoilsMax
    /\ b <= Images[IF Place("VerifyCopy") THEN update.image ELSE running].blocks
    /\ window[b] # Damaged
    /\ window' = [window EXCEPT ![b] = Damaged]
    /\ update' = [update EXCEPT !.spoilt = @ + 1]
    /\ UNCHANGED <<hosts, workers, gate, whole, saved, buffer, handover, running, data, outside>>

\* The module keeps what it has.
FailBurn ==
    /\ "burn" \in Faults
    /\ Place("BurnModule")
    /\ update' = Refused("BURN_FAILED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The module stays burnt, and so do those that were burnt before it: with that combination the old image runs,
\* as the plan passed through it; with another it may not.
FailUndo ==
    /\ "undo" \in Faults
    /\ Place("UndoBurn")
    /\ update' = WayBack([update EXCEPT !.burnt = <<>>, !.remarked = TRUE], TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The new image's code fails, wherever it runs.
FailCode ==
    /\ "code" \in Faults
    /\ update.at \in Bootstrapping \union {"Branch"}
    /\ ~update.forced
    /\ update' = Refused("BAD_CODE")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The device never ends the transfer: the worker hangs, inside.
HangDevice(w) ==
    /\ "device" \in Faults
    /\ At(w, "MoveBlock")
    /\ WorkerGoes(w, "Hung")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

\* Somebody else burns a module that the update is about to burn, after it was looked at; the image that runs
\* boots with it. From its first burn on the update has the modules to itself.
ReplaceModule(m, level) ==
    /\ update.at \in {"PlaceTables", "BurnModule"}
    /\ update.burnt = <<>>
    /\ \E k \in DOMAIN update.plan : update.plan[k] = m
    /\ module[m] # level
    /\ [module EXCEPT ![m] = level] \in Images[running].runsWith
    /\ module' = [module EXCEPT ![m] = level]
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers, update>>

EnvironmentStep ==
    \/ \E p \in Ports, r \in Requests : Submit(p, r)
    \/ \E i \in ImageNames : Interrupt(i)
    \/ \E b \in 1..WindowBlocks + 1 : SpoilBuffer(b)
    \/ \E b \in 1..WindowBlocks : SpoilBlock(b)
    \/ FailBurn \/ FailUndo \/ FailCode
    \/ \E w \in Workers : HangDevice(w)
    \/ \E m \in Replaceable, level \in AllLevels : ReplaceModule(m, level)

------------------------------------------------------------------------------
Next == System \/ EnvironmentStep
Safety == Init /\ [][Next]_vars
------------------------------------------------------------------------------
(* What the actions are called elsewhere. Most have one name: the record of palimpsest.impl.stage, the action
   of the trace, and the action here. The others:

   here             record                         trace                    why
   LoadChunk        LoadChunk                      LoadChunk                a chunk is a block here; the chunk that
                                                                            finds the end is the last block's
   ClearMark        ClearMark, Pace                ClearMark, Pace          Pace only waits, and changes nothing
   ExpireDrain      Drain.expire                   Drain                    the driver's decision, not the stage's
   Initialize       Initialize (one each step)     Initialize               steps touch nothing that is modelled
   Interrupt        ThreadedAdapter.interrupt      none                     a second one changes nothing
   Submit           ThreadedAdapter.submit         none
   FailBurn         BurnModule: BurnFailed         BurnModule
   FailUndo         UndoBurn: BurnFailed           UndoBurn
   FailCode         UpdateRun.next: an exception   the step that failed
   Announce(w, p)   Announce, Worker.run           Announce                 an idle worker takes a port's request in
                                                                            the same step
   Answer           Answer, Answered               Answer                   Answered is the end, not a step
   "Idle", "Lost"   Ended, Outcome.Lost            none
   Spoil*, Hang*, ReplaceModule                    none                     environment

   What is called otherwise: place of a table: TableRoot; level of a module: its version; whole: the lowest bit
   of the generation; inside: the lowest bit of a worker's word; session number: exchange id. *)
==============================================================================
