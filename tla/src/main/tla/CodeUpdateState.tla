--------------------------- MODULE CodeUpdateState ---------------------------
(* The states of the protocol: what is where, and what an update has in hand. *)
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
Requests == [kind : Kinds \ {"login"}, value : {0}] \union [kind : Kinds \intersect {"login"}, value : Values]

NoPort == 0
IdleWorker == [at |-> "Idle", port |-> NoPort, code |-> NoImage, word |-> 0, told |-> LoggedOut]

Serving == {"Serve", "Stuck", "WriteWord", "WriteHeader"}
Served == {"MarkEntry", "Leave"}
Executing == Serving \union Served
Departed == {"MoveBlock", "Hung", "Answer"}
Waiting == {"Announce", "Enter", "Retreat", "AwaitGate"}
WorkerPlaces == {"Idle"} \union Waiting \union Executing \union Departed

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
Converting == {"StartTracking", "SeekMark", "ClearMark", "ReadEntry", "WriteEntry", "CountMarks"}
Preparing == {"SaveOld", "DefineCode", "Withdraw", "CloseGate"}
Overlaying == {"CopyBlock", "VerifyCopy", "Initialize", "Switch"}
Restoring == {"RestoreBlock", "VerifyRestored"}
Unwinding == Restoring \union {"ReopenGate", "StopTracking", "UndoBurn", "ReturnBuffer"}
Switched == {"Grant", "OpenGate", "ReleaseBuffer"}
UpdatePlaces == {"Idle", "Lost", "Drain", "BeginOverlay"} \union Loading \union Reconciling \union Converting
    \union Preparing \union Overlaying \union Unwinding \union Switched

\* Where an image's code runs: the old one's to load the new one, and the new one's from there on. Structures are
\* created by it as well, where there are any to create.
RunningCode == {"LoadChunk", "CheckImage", "HandOver", "Branch", "Identify", "DefineCode",
                "WriteEntry", "CopyBlock", "VerifyCopy"}

\* Where the new image's bootstrap runs, from the buffer.
Bootstrapping == (Reconciling \union Converting \union Preparing \union Overlaying \union {"Drain", "BeginOverlay"})

Refusals == {"none", "SOURCE_FAILED", "BAD_IMAGE", "BAD_CODE", "INCOMPATIBLE", "NO_BURN_ORDER", "BURN_FAILED",
             "VALUE_LOST", "CHURN", "DRAIN_EXPIRED", "COPY_UNVERIFIED"}

Place(at) == update.at = at
Goes(at) == [update EXCEPT !.at = at]

Layout(i) == Images[i].layout
IsConverting == Layout(update.image) # Layout(running)

\* The session of a port as the running image keeps it.
Current(p) == SessionIn(Layout(running), tables[root][p])

\* The word that the mark of an entry is in, counted from 0, and the first entry of a word.
MarkWord(e) == (e - 1) \div MarksPerWord
FirstIn(word) == word * MarksPerWord + 1
Least(entries) == CHOOSE p \in entries : \A q \in entries : p <= q

\* Conversion goes on with the first marked entry at or behind e.
Seeks(u, e) == [u EXCEPT !.at = "SeekMark", !.entry = e, !.scratch = BlankEntry]

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
    /\ update.round \in 0..RoundsMax /\ update.root \in 0..2 /\ update.entry \in 0..Cardinality(Ports) + 1

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
==============================================================================
