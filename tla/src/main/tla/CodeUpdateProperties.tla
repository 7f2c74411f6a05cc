------------------------ MODULE CodeUpdateProperties -------------------------
(* What the protocol promises: its fairness, its properties, and that it refines what a host sees. *)
EXTENDS CodeUpdate

\* Admission is strongly fair, step by step: pauses come again, but each leaves the gate open long enough for a
\* worker that waits to wake, to announce itself and to enter. Ports are taken up in their turn.
Wake(w) == AwaitGate(w)
Return(w) == gate = "open" /\ At(w, "Announce") /\ \E p \in Ports : Announce(w, p)
Admission(w) == gate = "open" /\ Enter(w)
TakeUp(p) == \E w \in Workers : At(w, "Idle") /\ Announce(w, p)

\* What a worker has begun it goes on with: a processor does not stop.
Progress(w) == Retreat(w) \/ Serve(w) \/ WriteWord(w) \/ WriteHeader(w) \/ MarkEntry(w) \/ Leave(w)
    \/ MoveBlock(w) \/ Answer(w) \/ (gate = "closed" /\ Enter(w))

Fairness ==
    /\ WF_vars(UpdateStep)  \* the update has a thread of its own; waiting for the drain ends by its bound
    /\ \A w \in Workers : WF_vars(Progress(w)) /\ SF_vars(Wake(w)) /\ SF_vars(Return(w)) /\ SF_vars(Admission(w))
    /\ \A p \in Ports : SF_vars(TakeUp(p))

Spec == Safety /\ Fairness

------------------------------------------------------------------------------
(* Sessions. *)

\* What a worker has in hand for a port.
Holder(p) == CHOOSE w \in Workers : worker[w].port = p
Hand(p) == IF IsTaken(p) THEN worker[Holder(p)] ELSE IdleWorker

\* What the adapter has promised for a port, and whether its entry is being changed just now.
Promised(p) ==
    LET hand == Hand(p) IN IF hand.at \in Served \/ hand.at \in Departed THEN hand.told ELSE host[p]
IsChanging(p) == Hand(p).at \in {"WriteWord", "WriteHeader"}

\* Every acknowledged login survives, with its value and its number, whichever image runs.
LoginsSurviveInv ==
    \A p \in Ports : LET promised == Promised(p) IN promised.value # 0 /\ ~IsChanging(p) => Current(p) = promised

\* Every removal stays removed.
RemovalsStayInv == \A p \in Ports : Promised(p).value = 0 /\ ~IsChanging(p) => ~tables[root][p].there

\* A read is answered from the session that its host was told of.
AnswersTrueInv ==
    \A w \in Workers : worker[w].at \in Served \union Departed /\ request[worker[w].port].kind = "read"
        => worker[w].told = host[worker[w].port]

\* A session gets another number than the last one that the host knows.
IdsFreshInv ==
    \A w \in Workers : worker[w].at \in (Executing \union Departed) \ {"Serve", "Stuck"}
                       /\ request[worker[w].port].kind = "login"
        => worker[w].told.session # host[worker[w].port].session

\* A request is in the hands of one worker, and a worker has a request that waits for its answer.
ServedOnceInv ==
    /\ \A v, w \in Workers : v # w /\ worker[v].port # NoPort => worker[v].port # worker[w].port
    /\ \A w \in Workers : worker[w].at # "Idle" => request[worker[w].port] # NoRequest

------------------------------------------------------------------------------
(* The pause. *)

Pausing == {"Drain", "SeekMark", "ClearMark", "ReadEntry", "WriteEntry", "BeginOverlay", "ReopenGate", "Grant",
            "OpenGate", "Lost"} \union Overlaying \union Restoring

\* The gate is closed only around the overlay.
GateInv ==
    /\ gate = "closed" => update.at \in Pausing /\ update.round = 0
    /\ update.at \in Overlaying \union Restoring \union {"BeginOverlay"} => gate = "closed"

\* Nobody is turned away while the gate is open.
AdmissionProp == [][\A w \in Workers : worker[w].at = "Enter" /\ worker'[w].at = "Retreat" => gate = "closed"]_vars

\* Nobody executes a partly written image, nor other code than the window's.
NobodyInsideTornInv ==
    \A w \in Workers : worker[w].at \in Executing => whole /\ worker[w].code = running /\ window = InWindow(running)

\* The words of a table change under the running image's hand only: no transfer comes late.
InsideInv == \A w \in Workers : worker[w].at \in Executing => w \in inside

------------------------------------------------------------------------------
(* Images. *)

AfterCheck == Bootstrapping \union {"HandOver", "Branch"}

\* What is branched to, converted with and copied is what was verified.
BufferVerifiedInv == update.at \in AfterCheck => buffer.blocks = Blocks(update.image) /\ Images[update.image].signed

\* An image that is past its check fits; it starts where the old one does.
ContainedInv == update.at \in AfterCheck => Images[update.image].blocks <= WindowBlocks

\* The new image's bootstrap runs from memory that is not released; nothing else is executed there.
BootstrapInv ==
    /\ update.at \in Bootstrapping =>
        buffer.executable /\ handover = <<running, update.image>> /\ buffer.blocks = Blocks(update.image)
    /\ buffer.executable => update.at # "Idle"

\* Reconciliation is complete before the copy begins: data, and modules.
ReconciledInv ==
    ~whole => /\ \A p \in Ports : SessionIn(Layout(update.image), tables[update.root][p]) = Current(p)
              /\ module \in Images[update.image].runsWith

\* As long as the window is whole it holds the running image: the old one is untouched before the overlay.
WindowInv == whole => window = InWindow(running)

\* The code that runs was signed, fits, and does not lack what it needs.
RunningVerifiedInv ==
    /\ Images[running].signed /\ Images[running].copies /\ Images[running].blocks <= WindowBlocks
    /\ \A c \in Images[running].requires : Environment[c] = "present"

\* Some image can be brought into the window at every step.
RestorableInv == ~whole => saved = Blocks(running)

\* Two faults in one overlay do not lose the adapter. An image whose copy never verifies counts as two. The code
\* has failed last where the copy was not at its end, or was good.
LostInv ==
    LET isCodeFirst == update.refusal = "BAD_CODE"
        isCodeLast == update.block # 0 \/ IsCopied
        one(isFault) == IF isFault THEN 1 ELSE 0
    IN update.at = "Lost" =>
        /\ update.forced
        /\ \/ update.spoilt + one(isCodeFirst) + one(isCodeLast) >= 3
           \/ update.spoilt >= 1 /\ ~Images[update.image].copies

\* A table that is converted has a place of its own; each image has one table.
OneOwnerInv ==
    update.at \in (Bootstrapping \ {"Identify", "PlaceTables"}) =>
        IF IsConverting THEN update.root = 3 - root ELSE update.root = root

------------------------------------------------------------------------------
(* What surrounds the adapter. *)

\* The running image boots with the modules as they are: at every step, whatever fails next.
CompanionsInv == module \in Images[running].runsWith

\* Peers count on nothing that the running image does not have.
PeersInv == peers \subseteq Images[running].offers

\* After an update nothing of it is left, so that the next one is like a first.
ResidueInv ==
    update.at = "Idle" =>
        /\ update = NoUpdate /\ buffer = EmptyBuffer /\ handover = NoHandover /\ saved = NoBlocks
        /\ ~tracking /\ marks = {} /\ gate = "open" /\ whole
        /\ peers = Images[running].offers

\* An update is refused for a reason.
RefusalInv ==
    /\ update.refusal = "COPY_UNVERIFIED" => update.spoilt > 0 \/ ~Images[update.image].copies
    /\ update.refusal = "DRAIN_EXPIRED" => ~whole \/ update.at \in Unwinding

RefusalTypes == update.refusal # "none" => update.at \in Unwinding \union Overlaying \union {"Lost", "Switch"} \union Switched

\* Another image runs by the switch alone, and there is no way back from it.
SwitchProp == [][running' # running => update.at = "Switch"]_vars
NoReturnProp == [][update.at \in Switched => update'.at \in Switched \union {"Idle"}]_vars

\* Modules change only along the checked plan: from the level that was planned for to the new image's, and back.
BurnsProp ==
    [][\A m \in Modules : module'[m] # module[m] /\ update' # update =>
        \/ update.at = "BurnModule" /\ module[m] = update.before[m] /\ module'[m] = Images[update.image].levels[m]
        \/ update.at = "UndoBurn" /\ module'[m] = update.before[m]]_vars

\* A refusal restores what was before; what could not be undone is remarked.
RefusalRestoresProp ==
    [][update.at = "ReturnBuffer" /\ update'.at = "Idle" =>
        /\ window' = InWindow(running) /\ whole' /\ gate' = "open" /\ ~tracking'
        /\ peers' = Images[running].offers
        /\ update.before # <<>> /\ ~update.remarked =>
            \A m \in Modules \ Replaceable : module'[m] = update.before[m]]_vars

\* One update at a time.
OneUpdateProp ==
    [][/\ update'.image # update.image => update.at = "Idle" \/ update'.at = "Idle"
       /\ update'.at = "LoadChunk" => update.at \in {"Idle", "LoadChunk"}]_vars

------------------------------------------------------------------------------
(* Liveness. *)

UpdateEndsProp == update.at # "Idle" ~> update.at \in {"Idle", "Lost"}
GateOpensProp == gate = "closed" ~> gate = "open" \/ update.at = "Lost"
AnsweredProp ==
    \A p \in Ports : request[p] # NoRequest ~>
        \/ request[p] = NoRequest
        \/ update.at = "Lost"
        \/ \E w \in Workers : At(w, "Stuck") \/ At(w, "Hung")

------------------------------------------------------------------------------
(* Refinement: what a host sees. A request is performed where its header is written, or where it is served if
   it changes nothing; until then its port's session is what the host was told. *)

PhaseAt == [
    Idle |-> "waiting", Announce |-> "waiting", Enter |-> "waiting", Retreat |-> "waiting", AwaitGate |-> "waiting",
    Serve |-> "admitted", Stuck |-> "admitted", WriteWord |-> "admitted", WriteHeader |-> "admitted",
    MarkEntry |-> "performed", Leave |-> "performed",
    MoveBlock |-> "departed", Hung |-> "departed", Answer |-> "departed"]
Phase(p) == IF request[p] = NoRequest THEN "none" ELSE PhaseAt[Hand(p).at]

Told(p) == LET hand == Hand(p) IN IF hand.at \in Served \/ hand.at \in Departed THEN hand.told ELSE LoggedOut
Lasting(p) == IF IsChanging(p) THEN host[p] ELSE Current(p)

Seen == INSTANCE Adapter WITH
    Images <- ImageNames,
    phase <- [p \in Ports |-> Phase(p)],
    told <- [p \in Ports |-> Told(p)],
    sessions <- [p \in Ports |-> Lasting(p)],
    open <- gate = "open"

\* UNCHANGED Seen!vars, spelled out: most steps are of this kind, and TLC looks at it first and in half the time.
\* What is seen depends on nothing but what the first line names.
Unseen ==
    \/ UNCHANGED <<worker, tables, root, running, request, host, gate>>
    \/ /\ UNCHANGED <<host, request, running>>
       /\ (gate = "open")' = (gate = "open")
       /\ \A p \in Ports :
            \/ Hand(p)' = Hand(p) /\ tables[root][p]' = tables[root][p]
            \/ Phase(p)' = Phase(p) /\ Told(p)' = Told(p) /\ Lasting(p)' = Lasting(p)

RefinesProp == Seen!Init /\ [][Unseen \/ Seen!Next]_(Seen!vars)

THEOREM Safety => RefinesProp
THEOREM RefinesProp <=> Seen!Safety
==============================================================================
